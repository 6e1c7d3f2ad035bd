using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Keeps the number of active students, classes and staff of a school within its licence while many are made at once (key
/// <c>{tenant}/licence</c>).
/// </summary>
[Alias("studymate.ILicenceSeatsGrain")]
public interface ILicenceSeatsGrain : IGrainWithStringKey
{
    /// <summary>
    /// Keeps a place for a minute, in which its taker commits; asking again for the same id changes nothing. Refused with
    /// <c>licence.students</c>, <c>licence.classes</c> or <c>licence.teachers</c>.
    /// </summary>
    /// <param name="kind">One of <see cref="LicenceKinds"/>.</param>
    /// <param name="id">Id of the student, class or member of staff.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    [Internal, Alias("TakeAsync")]
    Task<Result<Done>> TakeAsync(string kind, string id, CancellationToken cancellationToken);

    /// <summary>Gives a place back: its taker was refused after all, or stopped being active.</summary>
    /// <param name="kind">One of <see cref="LicenceKinds"/>.</param>
    /// <param name="id">Id of the student, class or member of staff.</param>
    [Internal, Alias("ReleaseAsync")]
    Task ReleaseAsync(string kind, string id);
}

/// <summary>What licences count.</summary>
public static class LicenceKinds
{
    public const string Students = "students";
    public const string Classes = "classes";

    /// <summary>Teachers, directors and administrators; those who are invited count.</summary>
    public const string Teachers = "teachers";
}
