using System.Diagnostics;
using System.Text;
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

    private static readonly byte[] Start = Encoding.UTF8.GetBytes($"{{\"{LogFieldNames.Timestamp}\":\"");
    private static readonly byte[] TraceId = Encoding.UTF8.GetBytes($",\"{LogFieldNames.TraceId}\":\"");
    private static readonly byte[] SpanId = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.SpanId}\":\"");
    private static readonly byte[] Sampled = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.TraceFlags}\":\"01\",\"{LogFieldNames.XRayTraceId}\":\"1-");
    private static readonly byte[] NotSampled = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.TraceFlags}\":\"00\",\"{LogFieldNames.XRayTraceId}\":\"1-");
    private static readonly byte[] Shortened = Encoding.UTF8.GetBytes($",\"{LogFieldNames.Truncated}\":true");

    /// <summary>Room that the end of a shortened line needs.</summary>
    private const int EndBytes = 32;

    /// <summary>Longest texts tried, one after the other, until the line fits; longer ones than a line cannot.</summary>
    private static readonly int[] TextLimits = [CloudWatchLimits.StandardOutputLineBytes, 12_000, 8_000, 4_000, 1_000, 250, 60];

    private readonly int[] _textLimits = [.. LongerThanUsual(maxLineBytes), .. TextLimits];

    public void Write(in LogEvent log, LineWorkspace workspace)
    {
        foreach (var limit in _textLimits)
        {
            Write(log, workspace, limit, int.MaxValue);
            if (workspace.Line.Length <= maxLineBytes)
            {
                return;
            }
        }

        // Too many fields rather than too long ones: those that do not fit are left out.
        Write(log, workspace, TextLimits[^1], maxLineBytes - EndBytes);
    }

    private static IEnumerable<int> LongerThanUsual(int maxLineBytes)
    {
        for (var limit = maxLineBytes; limit > TextLimits[0]; limit /= 2)
        {
            yield return limit;
        }
    }

    private void Write(in LogEvent log, LineWorkspace workspace, int maxText, int maxBytes)
    {
        var line = workspace.Line;
        line.CutTo(0);
        workspace.Names.Clear();
        line.Raw(Start);
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
        WriteProperties(in log, workspace, maxText, maxBytes);
        WriteTextScopes(workspace, maxText, maxBytes);
        if (maxText != _textLimits[0])
        {
            line.Raw(Shortened);
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
        line.Raw(TraceId);
        line.Text(trace);
        line.Raw(SpanId);
        line.Text(activity.SpanId.ToHexString());
        line.Raw(activity.Recorded ? Sampled : NotSampled);
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
        Field(line, AttributeNames.ExceptionMessage, JsonValue.MessageOf(exception), maxText);
        Field(line, AttributeNames.ExceptionStackTrace, JsonValue.Render(exception), maxText);
    }

    /// <summary>The call's own properties first, then scopes from the innermost out: a name that was written is not written again.</summary>
    private static void WriteProperties(in LogEvent log, LineWorkspace workspace, int maxText, int maxBytes)
    {
        if (log.Properties is { } properties)
        {
            // By index: an enumerator would be allocated.
            for (var i = 0; i < properties.Count; i++)
            {
                var (key, value) = properties[i];
                var name = key == OriginalFormat ? LogFieldNames.MessageTemplate : FieldName(key);
                WriteProperty(name, value, workspace, maxText, maxBytes);
            }
        }

        for (var i = workspace.Scopes.Count - 1; i >= 0; i--)
        {
            WriteScope(workspace.Scopes[i], workspace, maxText, maxBytes);
        }
    }

    private static void WriteScope(object? scope, LineWorkspace workspace, int maxText, int maxBytes)
    {
        try
        {
            switch (scope)
            {
                case IReadOnlyList<KeyValuePair<string, object?>> list:
                    for (var i = 0; i < list.Count; i++)
                    {
                        WriteScopeProperty(list[i].Key, list[i].Value, workspace, maxText, maxBytes);
                    }

                    break;
                case IEnumerable<KeyValuePair<string, object?>> properties:
                    foreach (var (key, value) in properties)
                    {
                        WriteScopeProperty(key, value, workspace, maxText, maxBytes);
                    }

                    break;
                case IEnumerable<KeyValuePair<string, string?>> properties:
                    foreach (var (key, value) in properties)
                    {
                        WriteScopeProperty(key, value, workspace, maxText, maxBytes);
                    }

                    break;
                default:
                    workspace.TextScopes.Add(scope);
                    break;
            }
        }
        catch (Exception)
        {
            // A scope of the caller's that throws while it is read: what stands is whole, the rest of the line goes on.
        }
    }

    private static void WriteScopeProperty(string key, object? value, LineWorkspace workspace, int maxText, int maxBytes)
    {
        if (key != OriginalFormat)
        {
            WriteProperty(FieldName(key), value, workspace, maxText, maxBytes);
        }
    }

    /// <summary>Scopes that are a text and no properties, from the outermost in.</summary>
    private static void WriteTextScopes(LineWorkspace workspace, int maxText, int maxBytes)
    {
        if (workspace.TextScopes.Count > 0)
        {
            workspace.TextScopes.Reverse();
            WriteProperty(LogFieldNames.Scopes, workspace.TextScopes, workspace, maxText, maxBytes);
            workspace.TextScopes.Clear();
        }
    }

    private static void WriteProperty(string name, object? value, LineWorkspace workspace, int maxText, int maxBytes)
    {
        if (name.Length == 0 || workspace.Names.Count >= MaxProperties || workspace.Names.Contains(name))
        {
            return;
        }

        var before = workspace.Line.Length;
        Key(workspace.Line, name);
        JsonValue.Write(workspace.Line, value, maxText);
        if (workspace.Line.Length > maxBytes)
        {
            workspace.Line.CutTo(before);
            return;
        }

        workspace.Names.Add(name);
    }

    /// <summary>The name under which a property of the caller's stands in the line.</summary>
    private static string FieldName(string key)
    {
        var name = key.Length <= 256 ? key : key[..256];
        return ReservedFields.Contains(name) ? LogFieldNames.AttributesPrefix + name : name;
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
