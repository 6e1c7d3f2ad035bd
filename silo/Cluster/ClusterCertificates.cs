using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StudyMate.Hosting;

namespace StudyMate.Cluster;

/// <summary>
/// The certificate of this process and the authorities that it believes. The files are looked at for each new connection, which is rare, so that a
/// certificate is renewed without a stop; while they are half written, or otherwise of no use, those that were read before stay.
/// </summary>
internal sealed partial class ClusterCertificates(IOptions<ClusterSettings> settings, ILogger<ClusterCertificates> logger)
{
    private readonly Lock _reading = new();
    private ClusterIdentity? _current;
    private (PemFiles? Files, string? Problem) _seen;

    /// <exception cref="StartRefusedException">The files cannot be used, and never could since this process began.</exception>
    public ClusterIdentity Current()
    {
        lock (_reading)
        {
            // By what they hold, not by their dates: a mounted secret changes behind a link, and two writes may fall into one tick.
            var found = Read();
            if (_current is not null && found == _seen)
                return _current;
            var problem = found.Problem;
            var next = found.Files is { } files ? ClusterIdentity.Load(files, settings.Value.CertificateName, out problem) : null;
            if (next is null && _current is null)
                throw new StartRefusedException(problem!);
            _seen = found;
            if (next is null)
                LogKept(problem!, _current!.Certificate.SerialNumber);
            else
                LogRead(next.Certificate.SerialNumber, next.Certificate.NotAfter.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture));
            return _current = next ?? _current!;
        }
    }

    private (PemFiles? Files, string? Problem) Read()
    {
        try
        {
            return (new PemFiles(
                File.ReadAllText(settings.Value.RootCertificateFile), File.ReadAllText(settings.Value.CertificateFile), File.ReadAllText(settings.Value.CertificateKeyFile)), null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, $"{ClusterSettingsCheck.Root}, {ClusterSettingsCheck.Certificate} or {ClusterSettingsCheck.Key} cannot be read: {fault.Message}");
        }
    }

    [LoggerMessage(LogLevel.Information, "This process shows the certificate {Serial}, which is valid until {End}.")]
    private partial void LogRead(string serial, string end);

    [LoggerMessage(LogLevel.Warning, "The files of the cluster's certificates changed and cannot be used; {Serial} is still shown. {Problem}")]
    private partial void LogKept(string problem, string serial);
}

/// <summary>Reads the certificates before anything waits for the database or for other processes.</summary>
internal sealed class ClusterCertificatesCheck(IOptions<ClusterSettings> settings, ClusterCertificates certificates) : IStartCheck
{
    public Task CheckAsync()
    {
        if (settings.Value.HasCertificates)
            _ = certificates.Current();
        return Task.CompletedTask;
    }
}
