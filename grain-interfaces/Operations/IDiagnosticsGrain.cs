using Orleans;
using StudyMate.Common;

namespace StudyMate.Operations;

/// <summary>How the installation is doing (key <c>platform/diagnostics</c>): figures of all schools together, so they are the platform's alone.</summary>
[Alias("studymate.IDiagnosticsGrain")]
public interface IDiagnosticsGrain : IGrainWithStringKey
{
    /// <summary>Its part of the key.</summary>
    const string Id = "diagnostics";

    [Query(Permissions.SystemDiagnostic), Alias("GetAsync")]
    Task<Result<DiagnosticsView>> GetAsync(CancellationToken cancellationToken);
}
