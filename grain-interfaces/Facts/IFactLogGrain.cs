using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;

namespace StudyMate.Facts;

/// <summary>
/// Appends the facts of one tenant (key <c>{tenant}/log</c>), with dense positions. Interleaves: appends that arrive while one is
/// being written wait together and go into the next transaction.
/// </summary>
[Alias("studymate.IFactLogGrain")]
public interface IFactLogGrain : IGrainWithStringKey
{
    /// <summary>Appends facts and writes rows in one transaction; returns when they are durable. Throws when they could not be written.</summary>
    [Internal, Alias("AppendAsync"), AlwaysInterleave]
    Task<Appended> AppendAsync(Append append);

    /// <summary>The position of the tenant's last fact, 0 when there is none.</summary>
    [Internal, Alias("GetHeadAsync"), AlwaysInterleave]
    Task<long> GetHeadAsync();
}

/// <summary>
/// What is to be written together. Rows without any fact cannot be recognised as a repetition, and a host that is believed dead may repeat them
/// late: their table must tell for itself that they are old. Only the count of a school's administrators comes without a fact, and a school's row
/// never replaces one of a later revision.
/// </summary>
/// <remarks>Id 1 was rows as statements by name. A neighbour that still sends them is told so: rows that are left out are no append of ours.</remarks>
[GenerateSerializer, Immutable, Alias("studymate.append")]
public sealed record Append([property: Id(0)] ImmutableArray<Fact> Facts, [property: Id(3)] ImmutableArray<RowChange> Rows)
{
    /// <summary>
    /// False: facts whose id exists are left out, everything else is written (completing a command); when all of them exist it is a
    /// repetition, whose rows are left as newer appends have made them.
    /// True: if any id exists, nothing of this append is written and <see cref="Appended.Existing"/> names them (device events).
    /// </summary>
    [Id(2)]
    public bool RefuseExisting { get; init; }
}

/// <summary>The outcome of an append.</summary>
/// <param name="Position">Position of the tenant's log that includes this append.</param>
/// <param name="Existing">Ids that were in the log before.</param>
[GenerateSerializer, Immutable, Alias("studymate.appended")]
public sealed record Appended([property: Id(0)] long Position, [property: Id(1)] ImmutableArray<ExistingFact> Existing);

/// <summary>An id that the log holds already, with the digest it was stored with.</summary>
[GenerateSerializer, Immutable, Alias("studymate.existing-fact")]
public sealed record ExistingFact([property: Id(0)] string Id, [property: Id(1)] long Digest);
