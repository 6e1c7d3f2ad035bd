using Orleans.Runtime;
using StudyMate.Common;

namespace StudyMate.Demo;

/// <summary>The demonstration is made through the same grains that people use, as the people who would do it.</summary>
internal static class DemoActor
{
    /// <summary>Acts as somebody, once: with an operation of its own, so that doing it again after an interruption changes nothing.</summary>
    public static async Task<T> DoAsync<T>(Actor actor, string operation, Func<Task<Result<T>>> act)
    {
        RequestContext.Clear();
        actor.Enter();
        Operation.Enter(DerivedId.Of("demo", actor.Tenant, operation));
        var result = await act();
        return result.Succeeded
            ? result.Value
            : throw new InvalidOperationException($"The demonstration could not be made: {operation} was refused with {result.Error.Code}.");
    }

    public static Actor House(string tenant) => Actor.System(tenant);

    public static Actor Staff(string tenant, string accountId, string role) => new(accountId, tenant, Roles.Parse(role)!.Value);

    public static Actor Student(string tenant, string studentId) => new(studentId, tenant, Role.Student, studentId);
}
