using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace StudyMate.Logging;

/// <summary>One log entry as one line of JSON: time, level, category, event, message, the trace it belongs to, its values, the values of its scopes, the exception.</summary>
internal static class JsonLine
{
    private const string Template = "{OriginalFormat}";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Of<TState>(
        DateTimeOffset at, LogLevel level, string category, EventId eventId, TState state, string message, Exception? exception, IExternalScopeProvider? scopes)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", NameOf(level));
            json.WriteString("category", category);
            if (eventId.Name is { } name)
                json.WriteString("event", name);
            json.WriteString("message", message);
            if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
            {
                json.WriteString("traceId", activity.TraceId.ToHexString());
                json.WriteString("spanId", activity.SpanId.ToHexString());
            }

            WriteValues(json, "values", state as IEnumerable<KeyValuePair<string, object?>>);
            WriteScopes(json, scopes);
            if (exception is not null)
                json.WriteString("exception", exception.ToString());
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteValues(Utf8JsonWriter json, string property, IEnumerable<KeyValuePair<string, object?>>? values)
    {
        var open = false;
        foreach (var (name, value) in values ?? [])
        {
            if (string.Equals(name, Template, StringComparison.Ordinal))
                continue;
            if (!open)
                json.WriteStartObject(property);
            open = true;
            WriteValue(json, name, value);
        }

        if (open)
            json.WriteEndObject();
    }

    /// <summary>Inner scopes win over outer ones of the same name (request id, tenant).</summary>
    private static void WriteScopes(Utf8JsonWriter json, IExternalScopeProvider? scopes)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        scopes?.ForEachScope(
            static (scope, values) =>
            {
                if (scope is not IEnumerable<KeyValuePair<string, object?>> pairs)
                    return;
                foreach (var (name, value) in pairs)
                    values[name] = value;
            },
            values);
        WriteValues(json, "scope", values);
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name, number);
                break;
            default:
                json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
