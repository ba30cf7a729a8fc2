using System.Diagnostics;
using StandardObservability.Conventions;
using StandardObservability.Export;
using StandardObservability.Identity;

namespace StandardObservability.Logging;

/// <summary>One flat JSON object a line, the fields that are searched most first, so that CloudWatch Logs Insights discovers them.</summary>
internal sealed class JsonLines(CurrentIdentity identity, int maxLineBytes = CloudWatchLimits.StandardOutputLineBytes) : ILineFormat
{
    private const string OriginalFormat = "{OriginalFormat}";

    /// <summary>Most fields that Logs Insights discovers in one event are 200; the fixed ones need some of them.</summary>
    private const int MaxProperties = 180;

    /// <summary>Longest texts tried, one after the other, until the line fits.</summary>
    private static readonly int[] TextLimits = [int.MaxValue, 4096, 1024, 256, 64];

    public void Write(in LogEvent log, LineWorkspace workspace)
    {
        foreach (var limit in TextLimits)
        {
            Write(log, workspace, limit, MaxProperties);
            if (workspace.Line.Length <= maxLineBytes)
            {
                return;
            }
        }

        Write(log, workspace, TextLimits[^1], maxProperties: 0);
    }

    private void Write(in LogEvent log, LineWorkspace workspace, int maxText, int maxProperties)
    {
        var line = workspace.Line;
        line.Clear();
        workspace.Names.Clear();
        line.Raw("{\"timestamp\":\""u8);
        line.Formatted(log.Time.UtcDateTime, "yyyy-MM-ddTHH:mm:ss.fffZ");
        line.Raw("\""u8);
        Field(line, LogFieldNames.Level, LogLevelNames.Full(log.Level), maxText);
        Field(line, LogFieldNames.Message, log.Message, maxText);
        WriteTrace(line);
        var speaker = identity.Value;
        Field(line, LogFieldNames.Service, speaker.Name, maxText);
        Field(line, LogFieldNames.Environment, speaker.Environment, maxText);
        Field(line, LogFieldNames.Category, log.Category, maxText);
        WriteEvent(line, in log, maxText);
        WriteException(line, log.Exception, maxText);
        WriteProperties(in log, workspace, maxText, maxProperties);
        if (maxText != int.MaxValue)
        {
            line.Raw(",\"truncated\":true"u8);
        }

        line.Raw("}\n"u8);
    }

    private static void WriteTrace(Utf8Buffer line)
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C } activity)
        {
            return;
        }

        var trace = activity.TraceId.ToHexString();
        line.Raw(",\"trace_id\":\""u8);
        line.Text(trace);
        line.Raw("\",\"span_id\":\""u8);
        line.Text(activity.SpanId.ToHexString());
        line.Raw(activity.Recorded ? "\",\"trace_flags\":\"01\",\"xray_trace_id\":\"1-"u8 : "\",\"trace_flags\":\"00\",\"xray_trace_id\":\"1-"u8);
        line.Text(trace.AsSpan(0, 8));
        line.Raw((byte)'-');
        line.Text(trace.AsSpan(8));
        line.Raw((byte)'"');
    }

    private static void WriteEvent(Utf8Buffer line, in LogEvent log, int maxText)
    {
        if (log.Id.Id != 0)
        {
            Key(line, LogFieldNames.EventId);
            line.Number(log.Id.Id);
        }

        if (log.Id.Name is { Length: > 0 } name)
        {
            Field(line, LogFieldNames.EventName, name, maxText);
        }
    }

    private static void WriteException(Utf8Buffer line, Exception? exception, int maxText)
    {
        if (exception is null)
        {
            return;
        }

        Field(line, AttributeNames.ExceptionType, exception.GetType().FullName ?? exception.GetType().Name, maxText);
        Field(line, AttributeNames.ExceptionMessage, exception.Message, maxText);
        Field(line, AttributeNames.ExceptionStackTrace, JsonValue.Render(exception), maxText);
    }

    /// <summary>The call's own properties first, then scopes from the innermost out: a name that was written is not written again.</summary>
    private static void WriteProperties(in LogEvent log, LineWorkspace workspace, int maxText, int maxProperties)
    {
        if (log.Properties is { } properties)
        {
            // By index: an enumerator would be allocated.
            for (var i = 0; i < properties.Count; i++)
            {
                WriteProperty(properties[i], workspace, maxText, maxProperties);
            }
        }

        for (var i = workspace.Scopes.Count - 1; i >= 0; i--)
        {
            if (workspace.Scopes[i] is IEnumerable<KeyValuePair<string, object?>> scope)
            {
                foreach (var property in scope)
                {
                    if (property.Key != OriginalFormat)
                    {
                        WriteProperty(property, workspace, maxText, maxProperties);
                    }
                }
            }
        }
    }

    private static void WriteProperty(KeyValuePair<string, object?> property, LineWorkspace workspace, int maxText, int maxProperties)
    {
        var name = property.Key == OriginalFormat ? LogFieldNames.MessageTemplate : property.Key;
        if (string.IsNullOrEmpty(name) || workspace.Names.Count >= maxProperties || workspace.Names.Contains(name))
        {
            return;
        }

        workspace.Names.Add(name);
        if (ReservedFields.Contains(property.Key))
        {
            name = LogFieldNames.AttributesPrefix + name;
        }

        Key(workspace.Line, name.Length <= 256 ? name : name[..256]);
        JsonValue.Write(workspace.Line, property.Value, maxText);
    }

    private static void Field(Utf8Buffer line, string name, string value, int maxText)
    {
        Key(line, name);
        JsonValue.Write(line, value, maxText);
    }

    private static void Key(Utf8Buffer line, string name)
    {
        line.Raw((byte)',');
        line.String(name);
        line.Raw((byte)':');
    }
}
