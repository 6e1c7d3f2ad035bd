using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;
using StudyMate.People;

namespace StudyMate.Classes;

/// <summary>Classes, their members and teachers.</summary>
internal static class ClassEndpoints
{
    public static void MapClassRoutes(this IEndpointRouteBuilder api)
    {
        var classes = api.MapGroup("/classes").WithTags("Classes");
        classes.MapGet("/", ListClasses).RequirePermission(Permissions.ClassesRead);
        classes.MapGet("/export.csv", ExportClasses).RequirePermission(Permissions.ClassesRead);
        classes.MapPost("/", CreateClass).RequirePermission(Permissions.ClassesCreate);
        classes.MapGet("/{id}", GetClass).RequirePermission(Permissions.ClassesRead);
        classes.MapPatch("/{id}", UpdateClass).RequirePermission(Permissions.ClassesUpdate);
        classes.MapDelete("/{id}", ArchiveClass).RequirePermission(Permissions.ClassesDelete);
        classes.MapGet("/{id}/students", ListStudentsOfClass).RequirePermission(Permissions.StudentsRead);
        classes.MapGet("/{id}/access-codes", ListAccessCodes).RequirePermission(Permissions.StudentsCredentials);
        classes.MapPut("/{id}/teachers/{staffId}", AssignTeacher).RequirePermission(Permissions.ClassesUpdate);
        classes.MapDelete("/{id}/teachers/{staffId}", RemoveTeacher).RequirePermission(Permissions.ClassesUpdate);
    }

    private static async Task<Results<Ok<Page<ClassView>>, ProblemHttpResult>> ListClasses(
        Caller caller, IGrainFactory grains, Paging paging, CancellationToken ct,
        string? promotionId = null, string? status = null, string? search = null) =>
        Respond.Ok(await Directory(caller, grains).ListAsync(new ClassQuery(paging.Request, promotionId, status, search), ct));

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportClasses(
        Caller caller, IGrainFactory grains, CancellationToken ct,
        string? promotionId = null, string? status = null, string? search = null) =>
        Respond.Csv(await Directory(caller, grains).ExportAsync(new ClassQuery(new PageRequest(), promotionId, status, search), ct), "classes.csv");

    private static async Task<Results<Created<ClassView>, ProblemHttpResult>> CreateClass(
        CreateClass command, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Created(await Class(NewId.ForRequest(), caller, grains).CreateAsync(command, ct), created => $"/api/classes/{created.Id}");

    private static async Task<Results<Ok<ClassView>, ProblemHttpResult>> GetClass(
        string id, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await Class(id, caller, grains).GetAsync(ct));

    private static async Task<Results<Ok<ClassView>, ProblemHttpResult>> UpdateClass(
        string id, UpdateClass command, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await Class(id, caller, grains).UpdateAsync(command, ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> ArchiveClass(
        string id, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.NoContent(await Class(id, caller, grains).ArchiveAsync(ct));

    private static async Task<Results<Ok<Page<StudentView>>, ProblemHttpResult>> ListStudentsOfClass(
        string id, Caller caller, IGrainFactory grains, Paging paging, CancellationToken ct, string? status = null, string? search = null) =>
        Respond.Ok(await StudentEndpoints.Directory(caller, grains).ListOfClassAsync(new StudentQuery(paging.Request, id, Status: status, Search: search), ct));

    private static async Task<Results<Ok<ClassAccessCodes>, ProblemHttpResult>> ListAccessCodes(
        string id, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await StudentEndpoints.Directory(caller, grains).ListAccessCodesAsync(id, ct));

    private static async Task<Results<Ok<ClassView>, ProblemHttpResult>> AssignTeacher(
        string id, string staffId, Caller caller, IGrainFactory grains, CancellationToken ct, bool? isPrimary = null) =>
        Respond.Ok(await Class(id, caller, grains).AssignTeacherAsync(new AssignTeacher(staffId, isPrimary), ct));

    private static async Task<Results<Ok<ClassView>, ProblemHttpResult>> RemoveTeacher(
        string id, string staffId, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await Class(id, caller, grains).RemoveTeacherAsync(staffId, ct));

    private static IClassGrain Class(string id, Caller caller, IGrainFactory grains) => grains.GetGrain<IClassGrain>(caller.Key(id));

    private static IClassDirectoryGrain Directory(Caller caller, IGrainFactory grains) =>
        grains.GetGrain<IClassDirectoryGrain>(caller.Key("classes"));
}
