using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Hosting;

/// <summary>The first administrator of the platform, section <c>Platform</c>; without one nobody could open a school.</summary>
public sealed class PlatformOptions
{
    public const string Section = "Platform";

    /// <summary>E-mail of the administrator who is made when the account does not exist; none when empty.</summary>
    public string? AdminEmail { get; set; }

    /// <summary>Their first password, 10 to 128 characters; ignored once they have one.</summary>
    public string? AdminPassword { get; set; }
}

internal static class PlatformStartServices
{
    public static IHostApplicationBuilder AddPlatformStart(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<PlatformOptions>().Bind(builder.Configuration.GetSection(PlatformOptions.Section))
            .Validate(
                options => string.IsNullOrEmpty(options.AdminEmail) == string.IsNullOrEmpty(options.AdminPassword),
                "Platform:AdminEmail and Platform:AdminPassword go together.")
            .ValidateOnStart();
        builder.Services.AddHostedService<PlatformStart>();
        return builder;
    }
}

/// <summary>Makes the first administrator once the silo runs; repeating it changes nothing.</summary>
internal sealed partial class PlatformStart(IGrainFactory grains, IOptions<PlatformOptions> options, TimeProvider time, ILogger<PlatformStart> logger) : IHostedService
{
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value is not { AdminEmail: { Length: > 0 } email, AdminPassword: { } password })
            return;
        SystemEntry.Enter(GrainKeys.Platform);
        // Silos that start together each invite: the later invitation ends the earlier one, and looking again finds the password that it led to.
        // As long as they do not know each other, one may also write over the other, which fails.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var refusal = await InviteAsync(email, password, cancellationToken);
                if (refusal is null)
                    return;
                if (attempt == Attempts)
                    throw new StartRefusedException($"Platform:AdminPassword cannot be used: {refusal.Message}");
            }
            catch (Exception fault) when (attempt < Attempts && fault is (OrleansException or TimeoutException or IOException or DbException))
            {
                LogAgain(fault);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Null when there is an administrator with a password now.</summary>
    private async Task<Error?> InviteAsync(string email, string password, CancellationToken cancellationToken)
    {
        var directory = grains.GetGrain<IStaffDirectoryGrain>(GrainKeys.Of(GrainKeys.Platform, IStaffDirectoryGrain.Id));
        var person = new InviteStaff("platform-administrator", email, "Platform", "Administrator", Roles.NameOf(Role.PlatformAdmin)) { MayExist = true };
        var invited = await directory.InviteAsync(person, cancellationToken);
        // Another silo was faster, between this one's look and its invitation.
        if (invited.Error?.Code is "account.has_password")
            return null;
        if (!invited.Succeeded)
            throw new StartRefusedException($"Platform:AdminEmail cannot be used: {invited.Error.Message}");
        if (invited.Value.InvitationToken is not { } token)
            return null;
        var door = grains.GetGrain<ISignInGrain>(GrainKeys.Of(GrainKeys.Platform, ISignInGrain.Id));
        var accepted = await door.AcceptInvitationAsync(new AcceptInvitation(token, password), cancellationToken);
        return accepted.Succeeded ? null : accepted.Error;
    }

    [LoggerMessage(LogLevel.Warning, "The platform's administrator could not be made yet; trying again.")]
    private partial void LogAgain(Exception fault);
}
