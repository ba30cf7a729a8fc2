using System.Text;
using Microsoft.Extensions.Logging;
using StandardObservability.Conventions.Logging;
using StandardObservability.Identity;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;
using StandardObservability.Text;

namespace StandardObservability.Logging.Json;

/// <summary>One flat JSON object a line, the fields that are searched most first, so that CloudWatch Logs Insights discovers them.</summary>
internal sealed class JsonFormat(MessageRenderer messages, CurrentIdentity identity, int maxLineBytes) : ILineFormat
{
    /// <summary>Names that never change; longer ones would take the line's place.</summary>
    private const int LongestName = 256;

    private static readonly Utf8Fragment[] Levels = [.. Enum.GetValues<LogLevel>().Select(static level =>
        new Utf8Fragment(Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.Level}\":\"{LogLevelNames.Full(level)}\",\"{LogFieldNames.Message}\":")))];

    private static readonly Utf8Fragment Service = JsonFragments.Key(LogFieldNames.Service);
    private static readonly Utf8Fragment Environment = JsonFragments.Key(LogFieldNames.Environment);
    private static readonly Utf8Fragment Category = JsonFragments.Key(LogFieldNames.Category);
    private static readonly Utf8Fragment EventId = JsonFragments.Key(LogFieldNames.EventId);
    private static readonly Utf8Fragment EventName = JsonFragments.Key(LogFieldNames.EventName);
    private static readonly Utf8Fragment Scopes = JsonFragments.Key(LogFieldNames.Scopes);
    private static readonly Utf8Fragment Truncated = new(Encoding.UTF8.GetBytes($",\"{LogFieldNames.Truncated}\":true"));

    private readonly JsonValueWriter _values = new(messages.Safe);
    private readonly ExceptionFields _exceptions = new(messages.Safe);

    public void Write(in LogCall log, LineBuffers workspace)
    {
        var line = workspace.Json;
        line.Begin(maxLineBytes);
        line.Bytes.Raw(workspace.Clock.Write(log.Time));
        line.Bytes.Raw(Levels[Math.Clamp((int)log.Level, 0, Levels.Length - 1)]);
        WriteMessage(line, workspace);
        line.Bytes.Raw(workspace.Trace is { } told ? workspace.TraceFields.Write(told) : workspace.TraceFields.WriteCurrent());
        WriteIntroduction(line.Bytes, log.Category, log.Id);
        if (log.Exception is not null)
        {
            _exceptions.Write(line, log.Exception);
        }

        WriteProperties(line, workspace.Properties);
        WriteScopes(line, workspace);
        End(line);
    }

    private void WriteMessage(JsonLine line, LineBuffers workspace)
    {
        if (workspace.HasMessage || !workspace.Properties.Template!.TryWrite(line, workspace.Properties, messages.Safe))
        {
            line.Text(messages.Render(workspace));
        }
    }

    /// <summary>Service, environment, category and event: remembered bytes, as long as the identity stays the same.</summary>
    private void WriteIntroduction(Utf8Buffer line, LogCategory category, EventId id)
    {
        var speaker = identity.Value;
        if (category.Find(speaker, id) is { } known)
        {
            line.Raw(known.Bytes);
            return;
        }

        var start = line.Length;
        WriteName(line, Service, speaker.Name);
        WriteName(line, Environment, speaker.Environment);
        WriteName(line, Category, category.Name);
        if (id.Id != 0)
        {
            line.Raw(EventId);
            line.Number((long)id.Id);
        }

        if (id.Name is { Length: > 0 } name)
        {
            WriteName(line, EventName, name);
        }

        category.Remember(speaker, id, line.Written[start..]);
    }

    private void WriteName(Utf8Buffer line, Utf8Fragment field, string name)
    {
        line.Raw(field);
        line.String(messages.Safe.Text(name) is { Length: > LongestName } longer ? string.Concat(longer.AsSpan(0, LongestName), CharBuffer.TruncationMark) : messages.Safe.Text(name));
    }

    /// <summary>The call's own properties, then its template.</summary>
    private void WriteProperties(JsonLine line, PropertySet properties)
    {
        if (properties.Shape is { AreFields: true } shape)
        {
            WriteCall(line, properties, shape);
        }
        else
        {
            WriteAll(line, properties);
        }

        if (properties.Template is { } template)
        {
            line.Field(template.Field, MessageTemplate.FieldText);
        }
    }

    /// <summary>From the innermost out: a name that was written is not written again. Those that are a text follow, from the outermost in.</summary>
    private void WriteScopes(JsonLine line, LineBuffers workspace)
    {
        for (var i = workspace.Scopes.Count - 1; i >= 0; i--)
        {
            if (workspace.ScopeProperties.TryRead(workspace.Scopes[i], messages))
            {
                WriteAll(line, workspace.ScopeProperties);
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

    /// <summary>What stands in the message as it does in a field is not written anew.</summary>
    private void WriteCall(JsonLine line, PropertySet properties, PropertyLayout shape)
    {
        line.Take(shape);
        foreach (ref readonly var property in properties.All)
        {
            line.Begin(property.Name.Json);
            if (property.InMessage.Length > 0)
            {
                line.Again(property.InMessage, asString: property.Value is string or Guid);
            }
            else
            {
                _values.Write(line, property.Value);
            }
        }
    }

    private void WriteAll(JsonLine line, PropertySet properties)
    {
        foreach (ref readonly var property in properties.All)
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
