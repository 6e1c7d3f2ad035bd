using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Hashes and checks passwords on threads of their own, a bounded number at once: hashing is slow on purpose, and must not take every core. Who asks
/// stands in a short line, and of each source one at a time: a flood from one address waits behind itself, and is refused with <c>auth.busy</c>
/// before anything is spent on it.
/// </summary>
internal interface IPasswords
{
    /// <summary>Refuses what is no good as a new password (<see cref="AccountPasswords"/>).</summary>
    /// <param name="source">Who asks: an address, a device or an account.</param>
    /// <param name="password">In clear.</param>
    /// <param name="email">Of the account.</param>
    /// <param name="schools">Ids of the schools that the account is a member of.</param>
    /// <param name="cancellationToken">Leaves the line.</param>
    Task<Result<Done>> CheckAsync(string source, string password, string email, ImmutableArray<string> schools, CancellationToken cancellationToken = default);

    /// <param name="source">Who asks: an address, a device or an account.</param>
    /// <param name="password">In clear.</param>
    /// <param name="cancellationToken">Leaves the line.</param>
    Task<Result<string>> HashAsync(string source, string password, CancellationToken cancellationToken = default);

    /// <summary>Which of the hashes are the password's. Nobody's, which is null, takes as long as any other.</summary>
    /// <param name="source">Who asks: an address, a device or an account.</param>
    /// <param name="hashes">Of the accounts that are tried.</param>
    /// <param name="password">In clear.</param>
    /// <param name="cancellationToken">Leaves the line.</param>
    Task<Result<ImmutableArray<bool>>> VerifyAsync(string source, ImmutableArray<string?> hashes, string password, CancellationToken cancellationToken = default);
}
