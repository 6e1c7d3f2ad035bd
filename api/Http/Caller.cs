using System.Reflection;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>The signed-in caller of a request; a handler parameter.</summary>
internal sealed record Caller(Actor Actor)
{
    public string Tenant => Actor.Tenant;

    /// <summary>Key of a thing of the caller's tenant.</summary>
    public string Key(string id) => GrainKeys.Of(Actor.Tenant, id);

    public static ValueTask<Caller> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(new Caller(Actor.Required));
}
