using OpenTelemetry;
using OpenTelemetry.Logs;

namespace StudyMate.Telemetry;

/// <summary>Exports the fault of a log entry as <see cref="FaultText"/> leaves it, under the names that the exporter itself would use.</summary>
internal sealed class FaultLogFilter : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is not { } fault)
            return;
        var type = fault.GetType().FullName;
        data.Attributes =
        [
            .. data.Attributes ?? [],
            new(FaultText.TypeTag, type),
            new(FaultText.MessageTag, FaultText.Message(type, fault.Message)),
            new(FaultText.DetailsTag, FaultText.Details(fault.ToString())),
        ];
        data.Exception = null;
    }
}
