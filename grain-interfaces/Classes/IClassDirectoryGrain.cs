using Orleans;
using StudyMate.Common;

namespace StudyMate.Classes;

/// <summary>Lists of the classes of a school (key <c>{tenant}/classes</c>), narrowed to what the caller may see; keeps no state.</summary>
[Alias("studymate.IClassDirectoryGrain")]
public interface IClassDirectoryGrain : IGrainWithStringKey
{
    /// <summary>In the order of names. Refused with <c>request.invalid_cursor</c>, <c>class.invalid_status</c>.</summary>
    [Query(Permissions.ClassesRead), Alias("ListAsync")]
    Task<Result<Page<ClassView>>> ListAsync(ClassQuery query, CancellationToken cancellationToken);

    /// <summary>The same list as a file for French spreadsheets: UTF-8 with byte order mark, semicolons, formula characters neutralised.</summary>
    [Query(Permissions.ClassesRead), Alias("ExportAsync")]
    Task<Result<string>> ExportAsync(ClassQuery query, CancellationToken cancellationToken);
}
