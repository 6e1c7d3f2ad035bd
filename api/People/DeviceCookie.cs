using System.Collections.Immutable;
using Microsoft.IdentityModel.JsonWebTokens;
using StudyMate.Hosting;
using StudyMate.Http;

namespace StudyMate.People;

/// <summary>
/// What a device keeps of the people who have signed in on it: a signed cookie that only the routes of signing in receive. With it others' failures
/// do not keep these people out; it signs nobody in.
/// </summary>
internal sealed class DeviceCookie(MasterKeys keys, TimeProvider time)
{
    public const string Name = "studymate-device";
    private const string Path = "/api/auth";
    private const string PeopleClaim = "people";

    /// <summary>People of one device, the latest first: a tablet of a class is nobody's own.</summary>
    private const int MostPeople = 12;

    private const int MaxBytes = 2 * 1024;

    /// <summary>The longest that browsers keep a cookie.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxBytes };
    private readonly SignedTokens _tokens = new(keys, "known-device", Name, "device+jwt", time);

    /// <summary>The device, or null when it brings no cookie of ours.</summary>
    public async ValueTask<KnownDevice?> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<KnownDevice>() is { } read)
            return read;
        if (SafeCookie.Read(context.Request, Name) is not { Length: > 0 and <= MaxBytes } text)
            return null;
        var validated = await _handler.ValidateTokenAsync(text, _tokens.Validation);
        if (!validated.IsValid || validated.SecurityToken is not JsonWebToken { Subject.Length: > 0 } token)
            return null;
        var device = new KnownDevice(token.Subject, [.. token.Claims.Where(claim => claim.Type is PeopleClaim).Select(claim => claim.Value)]);
        context.Features.Set(device);
        return device;
    }

    /// <summary>The device remembers one more, who has just signed in on it.</summary>
    public async ValueTask RememberAsync(HttpContext context, string person)
    {
        var known = await ReadAsync(context);
        var people = ImmutableArray.Create(person).AddRange(known?.People.Remove(person) ?? []);
        var cookie = _tokens.Create(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [JwtRegisteredClaimNames.Sub] = known?.Id ?? Guid.CreateVersion7().ToString("n"),
                [PeopleClaim] = people.Take(MostPeople).ToArray(),
            },
            Lifetime);
        var options = SafeCookie.For(context, Path);
        options.MaxAge = Lifetime;
        SafeCookie.Set(context, Name, cookie, options);
    }
}
