using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;

namespace StudyMate.Classes;

/// <summary>One class (key <c>{tenant}/{classId}</c>): roster ids and teachers.</summary>
[Alias("studymate.IClassGrain")]
public interface IClassGrain : IGrainWithStringKey
{
    /// <summary>Members and teachers now; refused with <c>class.not_found</c>.</summary>
    [Internal, Alias("GetRosterAsync")]
    Task<Result<ClassRoster>> GetRosterAsync(CancellationToken cancellationToken);
}

/// <summary>Who is in a class.</summary>
[GenerateSerializer, Immutable, Alias("studymate.class-roster")]
public sealed record ClassRoster(
    [property: Id(0)] string ClassId,
    [property: Id(1)] string Name,
    [property: Id(2)] string? PromotionId,
    [property: Id(3)] string Status,
    [property: Id(4)] ImmutableArray<string> StudentIds,
    [property: Id(5)] ImmutableArray<string> TeacherIds);
