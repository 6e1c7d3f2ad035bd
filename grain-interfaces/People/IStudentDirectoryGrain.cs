using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>Lists of students of a school (key <c>{tenant}/students</c>), narrowed to what the caller may see; keeps no state.</summary>
[Alias("studymate.IStudentDirectoryGrain")]
public interface IStudentDirectoryGrain : IGrainWithStringKey
{
    /// <summary>In the order of last and first names. Refused with <c>request.invalid_cursor</c>, <c>student.invalid_status</c>, <c>student.search_masked</c>.</summary>
    [Query(Permissions.StudentsRead), Alias("ListAsync")]
    Task<Result<Page<StudentView>>> ListAsync(StudentQuery query, CancellationToken cancellationToken);

    /// <summary>The students of a class, with a page; refused with <c>class.not_found</c>, also outside the caller's classes.</summary>
    [Query(Permissions.StudentsRead), Alias("ListOfClassAsync")]
    Task<Result<Page<StudentView>>> ListOfClassAsync(StudentQuery query, CancellationToken cancellationToken);

    /// <summary>The same list as a file for French spreadsheets: UTF-8 with byte order mark, semicolons, formula characters neutralised.</summary>
    [Query(Permissions.StudentsRead), Alias("ExportAsync")]
    Task<Result<string>> ExportAsync(StudentQuery query, CancellationToken cancellationToken);

    /// <summary>The access codes of the active students of a class; refused with <c>class.not_found</c>, also outside the caller's classes.</summary>
    [Query(Permissions.StudentsCredentials), Alias("ListAccessCodesAsync")]
    Task<Result<ClassAccessCodes>> ListAccessCodesAsync(string classId, CancellationToken cancellationToken);
}
