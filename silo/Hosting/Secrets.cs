using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Hosting;

/// <summary>Master keys and what is made of them.</summary>
internal static class Secrets
{
    private const string DevelopmentFile = "development-master-key";

    public static IHostApplicationBuilder AddSecrets(this IHostApplicationBuilder builder, HostMode mode)
    {
        builder.Services.AddOptions<SecretsOptions>().Bind(builder.Configuration.GetSection(SecretsOptions.Section));
        builder.Services.AddOptions<SignInOptions>().Bind(builder.Configuration.GetSection(SignInOptions.Section))
            .Validate(
                options => options is
                {
                    PasswordIterations: >= 1_000, PasswordConcurrency: >= 0, RefreshIdleDays: > 0, RefreshMaxDays: > 0,
                    FailuresPerAccount: > 0, FailuresPerDevice: > 0, FailuresPerAddress: > 0,
                },
                "SignIn: counts and days must be positive, PasswordIterations at least 1000.")
            .ValidateOnStart();
        builder.Services
            .AddSingleton(services => Load(services, mode))
            .AddSingleton<ISecretBytes, SecretBytes>()
            .AddSingleton<ISealer, Sealer>()
            .AddSingleton<ISecondFactorCodes, SecondFactorCodes>()
            .AddSingleton<IStartCheck, SecretsCheck>();
        return builder;
    }

    private static MasterKeys Load(IServiceProvider services, HostMode mode)
    {
        var configured = services.GetRequiredService<IOptions<SecretsOptions>>().Value.MasterKeys;
        if (configured is null && mode is not HostMode.All)
        {
            throw new StartRefusedException(
                $"Secrets:MasterKeys is not set: with {HostModes.Key}={HostModes.NameOf(mode)} all processes of the cluster need the same keys (id:base64 of 32 random bytes).");
        }

        if (configured is null && services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            configured = ReadOrMake(services.GetRequiredService<DataFolder>());
        return MasterKeys.Parse(configured, out var problem) ?? throw new StartRefusedException(problem!);
    }

    /// <summary>Development only: one key per data folder, made once, readable by its owner only.</summary>
    private static string ReadOrMake(DataFolder folder)
    {
        folder.Open();
        var path = Path.Combine(folder.Path, DevelopmentFile);
        try
        {
            if (File.Exists(path))
                return File.ReadAllText(path);
            var made = "dev:" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
            var unfinished = path + ".new";
            using (var writer = new StreamWriter(PrivateFiles.Open(unfinished, FileMode.Create, FileAccess.Write)))
                writer.Write(made);
            // Entirely or not at all: half a key, left by a full disk, would be refused for ever.
            File.Move(unfinished, path);
            return made;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw folder.Refuse(DevelopmentFile, fault);
        }
    }
}

/// <summary>Asks for the keys before anything else starts or is made, so that a missing one is said at once.</summary>
internal sealed class SecretsCheck(IServiceProvider services) : IStartCheck
{
    public Task CheckAsync()
    {
        _ = services.GetRequiredService<MasterKeys>();
        return Task.CompletedTask;
    }
}
