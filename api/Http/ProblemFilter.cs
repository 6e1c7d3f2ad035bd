using Microsoft.AspNetCore.Http.HttpResults;

namespace StudyMate.Http;

/// <summary>Completes the problems that handlers return with what only the request knows.</summary>
internal sealed class ProblemFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var inner = answer;
        while (inner is INestedHttpResult nested)
            inner = nested.Result;
        if (inner is ProblemHttpResult problem)
            Problems.Complete(context.HttpContext, problem.ProblemDetails);
        return answer;
    }
}
