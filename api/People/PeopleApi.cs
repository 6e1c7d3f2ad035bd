namespace StudyMate.People;

internal static class PeopleApi
{
    /// <summary>The routes of this domain.</summary>
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapStudents();
        api.MapImports();
    }
}
