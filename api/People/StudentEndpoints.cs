using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.People;

/// <summary>Students and their access codes.</summary>
internal static class StudentEndpoints
{
    public static void MapStudents(this IEndpointRouteBuilder api)
    {
        var students = api.MapGroup("/students").WithTags("Students");
        students.MapGet("/", ListStudents).RequirePermission(Permissions.StudentsRead);
        students.MapGet("/export.csv", ExportStudents).RequirePermission(Permissions.StudentsRead);
        students.MapPost("/", CreateStudent).RequirePermission(Permissions.StudentsCreate);
        students.MapGet("/{id}", GetStudent).RequirePermission(Permissions.StudentsRead);
        students.MapPatch("/{id}", UpdateStudent).RequirePermission(Permissions.StudentsUpdate);
        students.MapDelete("/{id}", DeleteStudent).RequirePermission(Permissions.StudentsDelete);
        students.MapPost("/{id}/pseudonymize", PseudonymizeStudent).RequirePermission(Permissions.StudentsDelete);
        students.MapPost("/{id}/access-code", RenewAccessCode).RequirePermission(Permissions.StudentsCredentials);
    }

    private static async Task<Results<Ok<Page<StudentView>>, ProblemHttpResult>> ListStudents(
        Caller caller, IGrainFactory grains, Paging paging, CancellationToken ct,
        string? classId = null, string? promotionId = null, string? status = null, string? search = null) =>
        Respond.Ok(await Directory(caller, grains).ListAsync(new StudentQuery(paging.Request, classId, promotionId, status, search), ct));

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportStudents(
        Caller caller, IGrainFactory grains, CancellationToken ct,
        string? classId = null, string? promotionId = null, string? status = null, string? search = null) =>
        Respond.Csv(await Directory(caller, grains).ExportAsync(new StudentQuery(new PageRequest(), classId, promotionId, status, search), ct), "eleves.csv");

    private static async Task<Results<Created<StudentView>, ProblemHttpResult>> CreateStudent(
        CreateStudent command, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Created(await Student(NewId.ForRequest(), caller, grains).CreateAsync(command, ct), student => $"/api/students/{student.Id}");

    private static async Task<Results<Ok<StudentView>, ProblemHttpResult>> GetStudent(
        string id, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await Student(id, caller, grains).GetAsync(ct));

    private static async Task<Results<Ok<StudentView>, ProblemHttpResult>> UpdateStudent(
        string id, UpdateStudent command, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await Student(id, caller, grains).UpdateAsync(command, ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteStudent(
        string id, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.NoContent(await Student(id, caller, grains).DeleteAsync(ct));

    private static async Task<Results<Ok<StudentView>, ProblemHttpResult>> PseudonymizeStudent(
        string id, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await Student(id, caller, grains).PseudonymizeAsync(ct));

    private static async Task<Results<Ok<StudentAccessCode>, ProblemHttpResult>> RenewAccessCode(
        string id, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await Student(id, caller, grains).RenewAccessCodeAsync(ct));

    public static IStudentDirectoryGrain Directory(Caller caller, IGrainFactory grains) =>
        grains.GetGrain<IStudentDirectoryGrain>(caller.Key("students"));

    private static IStudentGrain Student(string id, Caller caller, IGrainFactory grains) =>
        grains.GetGrain<IStudentGrain>(caller.Key(id));
}
