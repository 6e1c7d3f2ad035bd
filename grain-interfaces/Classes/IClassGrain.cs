using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Classes;

/// <summary>One class (key <c>{tenant}/{classId}</c>): name, promotion, teachers, status. Its members are the students who say so.</summary>
[Alias("studymate.IClassGrain")]
public interface IClassGrain : IGrainWithStringKey
{
    /// <summary>Members (not deleted, at most 500) and teachers now; refused with <c>class.not_found</c>.</summary>
    [Internal, Alias("GetRosterAsync")]
    Task<Result<ClassRoster>> GetRosterAsync(CancellationToken cancellationToken);

    /// <summary>Refused with <c>class.not_found</c>, also outside the caller's classes.</summary>
    [Query(Permissions.ClassesRead), Alias("GetAsync")]
    Task<Result<ClassView>> GetAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Refused with <c>field.*</c>, <c>class.name_taken</c>, <c>class.exists</c>, <c>promotion.not_found</c>,
    /// <c>promotion.archived</c>, <c>class.unknown_teacher</c>, <c>class.too_many_teachers</c>, <c>licence.classes</c>.
    /// </summary>
    [Command(Permissions.ClassesCreate), Alias("CreateAsync")]
    Task<Result<ClassView>> CreateAsync(CreateClass command, CancellationToken cancellationToken);

    /// <summary>Changes the given members; refused like <see cref="CreateAsync"/>, and with <c>class.has_students</c>, <c>class.invalid_status</c>.</summary>
    [Command(Permissions.ClassesUpdate), Alias("UpdateAsync")]
    Task<Result<ClassView>> UpdateAsync(UpdateClass command, CancellationToken cancellationToken);

    /// <summary>Archives the class: nobody joins any more, its name is free again. Archiving again changes nothing.</summary>
    [Command(Permissions.ClassesDelete), Alias("ArchiveAsync")]
    Task<Result<Done>> ArchiveAsync(CancellationToken cancellationToken);

    /// <summary>Adds a teacher, or makes one the main teacher. Refused with <c>class.unknown_teacher</c>, <c>class.too_many_teachers</c>, <c>class.archived</c>.</summary>
    [Command(Permissions.ClassesUpdate), Alias("AssignTeacherAsync")]
    Task<Result<ClassView>> AssignTeacherAsync(AssignTeacher command, CancellationToken cancellationToken);

    /// <summary>Takes a teacher away; nobody there is no refusal.</summary>
    [Command(Permissions.ClassesUpdate), Alias("RemoveTeacherAsync")]
    Task<Result<ClassView>> RemoveTeacherAsync(string staffId, CancellationToken cancellationToken);

    /// <summary>
    /// A student wants to join: keeps a place for a minute, in which the student commits. Refused with <c>class.not_found</c>,
    /// <c>class.archived</c>, <c>class.full</c>. Answers the promotion of the class.
    /// </summary>
    [Internal, Alias("ReserveSeatAsync")]
    Task<Result<ClassSeat>> ReserveSeatAsync(string studentId, CancellationToken cancellationToken);

    /// <summary>Gives a kept place back: the student has committed (and is counted as a member or not), or was refused.</summary>
    [Internal, Alias("ReleaseSeatAsync")]
    Task ReleaseSeatAsync(string studentId);

    /// <summary>Creates the class or changes what differs; refused like <see cref="CreateAsync"/>.</summary>
    [Internal, Alias("ImportAsync")]
    Task<Result<ImportOutcome>> ImportAsync(ImportClass command, CancellationToken cancellationToken);

    /// <summary>
    /// Whether a unique key is this class's, or is being taken by it now. Interleaves: two classes that ask each other must not wait
    /// for each other; it reads one immutable record and changes nothing.
    /// </summary>
    [Internal, AlwaysInterleave, Alias("HoldsKeyAsync")]
    Task<bool> HoldsKeyAsync(string kind, string value);
}

/// <summary>A place kept in a class.</summary>
[GenerateSerializer, Immutable, Alias("studymate.class-seat")]
public sealed record ClassSeat([property: Id(0)] string? PromotionId);
