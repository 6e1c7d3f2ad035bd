namespace StudyMate.People;

/// <summary>Longest values in characters, and how many a class holds; the sizes of records follow from them.</summary>
public static class PeopleLimits
{
    public const int Name = 100;
    public const int Email = 254;
    public const int SchoolId = 100;
    public const int Description = 500;
    public const int Level = 50;
    public const int FirstYear = 1990;
    public const int LastYear = 2100;
    public const int StudentsOfClass = 500;
    public const int TeachersOfClass = 50;
}
