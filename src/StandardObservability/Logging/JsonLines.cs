using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;
using StandardObservability.Export;
using StandardObservability.Identity;
using StandardObservability.Logging.Lines;
using StandardObservability.Logging.Properties;

namespace StandardObservability.Logging;

/// <summary>One flat JSON object a line, the fields that are searched most first, so that CloudWatch Logs Insights discovers them.</summary>
internal sealed class JsonLines(SafeValues safe, CurrentIdentity identity, int maxLineBytes) : ILineFormat
{
    /// <summary>Names that never change; longer ones would take the line's place.</summary>
    private const int LongestName = 256;

    private static readonly byte[] Start = Encoding.UTF8.GetBytes($"{{\"{LogFieldNames.Timestamp}\":\"");
    private static readonly byte[][] Levels = [.. Enum.GetValues<LogLevel>().Select(static level =>
        Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.Level}\":\"{LogLevelNames.Full(level)}\",\"{LogFieldNames.Message}\":"))];

    private static readonly byte[] TraceId = Encoding.UTF8.GetBytes($",\"{LogFieldNames.TraceId}\":\"");
    private static readonly byte[] SpanId = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.SpanId}\":\"");
    private static readonly byte[] Sampled = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.TraceFlags}\":\"01\",\"{LogFieldNames.XRayTraceId}\":\"1-");
    private static readonly byte[] NotSampled = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.TraceFlags}\":\"00\",\"{LogFieldNames.XRayTraceId}\":\"1-");
    private static readonly byte[] NotKnown = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.XRayTraceId}\":\"1-");
    private static readonly byte[] EventId = JsonText.Key(LogFieldNames.EventId);
    private static readonly byte[] EventName = JsonText.Key(LogFieldNames.EventName);
    private static readonly byte[] MessageTemplate = JsonText.Key(LogFieldNames.MessageTemplate);
    private static readonly byte[] Scopes = JsonText.Key(LogFieldNames.Scopes);
    private static readonly byte[] Truncated = Encoding.UTF8.GetBytes($",\"{LogFieldNames.Truncated}\":true");

    private readonly JsonValues _values = new(safe);
    private readonly ExceptionFields _exceptions = new(safe);

    public void Write(in LogEvent log, LineWorkspace workspace)
    {
        var line = workspace.Json;
        line.Begin(maxLineBytes);
        line.Bytes.Raw(Start);
        line.Bytes.Raw(workspace.Clock.Write(log.Time));
        line.Bytes.Raw(Levels[Math.Clamp((int)log.Level, 0, Levels.Length - 1)]);
        line.Text(workspace.Message.Written);
        WriteTrace(line.Bytes, workspace);
        line.Bytes.Raw(Introduction(log.Category));
        WriteEvent(line, log.Id);
        if (log.Exception is not null)
        {
            _exceptions.Write(line, log.Exception);
        }

        WriteProperties(line, workspace);
        WriteScopes(line, workspace);
        End(line);
    }

    private static void WriteTrace(Utf8Buffer line, LineWorkspace workspace)
    {
        if (workspace.Trace is { } told)
        {
            if (told.TraceId != default)
            {
                WriteTrace(line, told.TraceId.ToHexString(), told.SpanId.ToHexString(), told.Sampled is { } sampled ? sampled ? Sampled : NotSampled : NotKnown);
            }
        }
        else if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
        {
            WriteTrace(line, activity.TraceId.ToHexString(), activity.SpanId.ToHexString(), activity.Recorded ? Sampled : NotSampled);
        }
    }

    private static void WriteTrace(Utf8Buffer line, string trace, string span, byte[] sampled)
    {
        line.Raw(TraceId);
        line.Ascii(trace);
        line.Raw(SpanId);
        line.Ascii(span);
        line.Raw(sampled);
        line.Ascii(trace.AsSpan(0, 8));
        line.Raw((byte)'-');
        line.Ascii(trace.AsSpan(8));
        line.Raw((byte)'"');
    }

    /// <summary>Service, environment and category, written once as long as the identity stays the same.</summary>
    private byte[] Introduction(LogCategory category)
    {
        var speaker = identity.Value;
        if (category.Find(speaker) is { } known)
        {
            return known;
        }

        var text = new Utf8Buffer();
        Name(LogFieldNames.Service, speaker.Name);
        Name(LogFieldNames.Environment, speaker.Environment);
        Name(LogFieldNames.Category, category.Name);
        var bytes = text.Written.ToArray();
        category.Remember(speaker, bytes);
        return bytes;

        void Name(string field, string name)
        {
            text.Raw(JsonText.Key(field));
            text.String(safe.Text(name) is { Length: > LongestName } longer ? string.Concat(longer.AsSpan(0, LongestName), SafeValues.CutMark) : safe.Text(name));
        }
    }

    private void WriteEvent(JsonLine line, EventId id)
    {
        if (id.Id != 0)
        {
            line.Bytes.Number(EventId, id.Id);
        }

        if (id.Name is { Length: > 0 } name)
        {
            line.Text(EventName, safe.Text(name));
        }
    }

    /// <summary>The call's own properties, then its template.</summary>
    private void WriteProperties(JsonLine line, LineWorkspace workspace)
    {
        WriteAll(line, workspace.Properties.All);
        if (workspace.Template is { } template)
        {
            line.Begin(MessageTemplate);
            line.Json(template.Json);
        }
    }

    /// <summary>From the innermost out: a name that was written is not written again. Those that are a text follow, from the outermost in.</summary>
    private void WriteScopes(JsonLine line, LineWorkspace workspace)
    {
        for (var i = workspace.Scopes.Count - 1; i >= 0; i--)
        {
            if (workspace.ScopeProperties.TryRead(workspace.Scopes[i], safe))
            {
                WriteAll(line, workspace.ScopeProperties.All);
            }
            else
            {
                workspace.TextScopes.Add(workspace.Scopes[i]);
            }
        }

        if (workspace.TextScopes.Count > 0)
        {
            workspace.TextScopes.Reverse();
            line.Begin(Scopes);
            _values.Write(line, workspace.TextScopes);
        }
    }

    private void WriteAll(JsonLine line, ReadOnlySpan<LogProperty> properties)
    {
        foreach (ref readonly var property in properties)
        {
            if (line.TryBegin(property.Name))
            {
                _values.Write(line, property.Value);
            }
        }
    }

    private void End(JsonLine line)
    {
        const int EndBytes = 2;
        if (line.Bytes.Length + EndBytes > maxLineBytes)
        {
            LineShortener.Shorten(line, maxLineBytes - EndBytes - Truncated.Length);
            line.Bytes.Raw(Truncated);
        }

        line.Bytes.EndLine();
    }
}
