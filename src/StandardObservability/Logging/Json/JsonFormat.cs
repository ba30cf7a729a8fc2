using System.Text;
using Microsoft.Extensions.Logging;
using StandardObservability.Conventions.Logging;
using StandardObservability.Identity;
using StandardObservability.Logging.Calls;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;
using StandardObservability.Text;

namespace StandardObservability.Logging.Json;

/// <summary>Formats a log call as one flat JSON object, so that CloudWatch Logs Insights discovers its fields.</summary>
/// <remarks>The fields that are searched most come first.</remarks>
internal sealed class JsonFormat(RedactedValues redacted, CurrentIdentity identity, int maxLineBytes) : ILineFormat
{
    private static readonly Utf8Fragment[] Levels = CreateLevels();

    private static readonly Utf8Fragment Scopes = JsonFragments.Key(LogFieldNames.Scopes);
    private static readonly Utf8Fragment Truncated = new(Encoding.UTF8.GetBytes($",\"{LogFieldNames.Truncated}\":true"));

    private readonly MessageRenderer _messages = new(redacted);
    private readonly EventFieldsWriter _eventFields = new(redacted, identity);
    private readonly ExceptionFields _exceptions = new(redacted);
    private readonly JsonValueWriter _values = new(redacted);

    public void Write(in LogCall call, LineBuffers buffers)
    {
        var json = buffers.Json;
        var line = json.Line;
        line.Begin(maxLineBytes);
        line.Bytes.Raw(json.Timestamp.Write(call.Time));
        line.Bytes.Raw(Levels[Math.Clamp((int)call.Level, 0, Levels.Length - 1)]);
        WriteMessage(line, in call, buffers.Text);
        line.Bytes.Raw(json.Trace.Write(call.Span));
        _eventFields.Write(line.Bytes, call.Category, call.Id);
        if (call.Exception is not null)
        {
            _exceptions.Write(line, call.Exception);
        }

        WriteProperties(line, call.Properties);
        if (call.Scopes.Count > 0)
        {
            WriteScopes(line, call.Scopes, json.TextScopes);
        }

        End(line);
    }

    private void WriteMessage(JsonLine line, in LogCall call, CharBuffer text)
    {
        var (start, properties) = (line.Bytes.Length, call.Properties);
        if (call.Message is null
            && properties.Template!.TryWriteJson(line.Bytes, properties.All, properties.Layout!.PlaceholderProperties!, redacted))
        {
            line.TrackText(start);
        }
        else
        {
            line.WriteText(_messages.Render(in call, text));
        }
    }

    /// <summary>Writes the call's own properties and its template.</summary>
    private void WriteProperties(JsonLine line, PropertySet properties)
    {
        if (properties.Layout is { HasUniqueFields: true } layout)
        {
            WriteUniqueProperties(line, properties, layout);
        }
        else
        {
            WritePropertiesOnce(line, properties);
        }

        if (properties.Template is { } template)
        {
            line.WriteField(template.JsonField, MessageTemplate.JsonFieldValueStart);
        }
    }

    /// <summary>Where the rendered message already contains a value in JSON form, its bytes are copied instead of serializing it again.</summary>
    private void WriteUniqueProperties(JsonLine line, PropertySet properties, PropertyLayout layout)
    {
        line.ReserveNames(layout);
        foreach (ref readonly var property in properties.All)
        {
            line.BeginField(property.Name.JsonKey);
            if (property.MessageSpan.Length > 0)
            {
                line.WriteCopy(property.MessageSpan, asString: property.Value is string or Guid);
            }
            else
            {
                _values.Write(line, property.Value);
            }
        }
    }

    /// <summary>Writes the properties whose names the line does not have yet.</summary>
    private void WritePropertiesOnce(JsonLine line, PropertySet properties)
    {
        foreach (ref readonly var property in properties.All)
        {
            if (line.TryBeginProperty(property.Name))
            {
                _values.Write(line, property.Value);
            }
        }
    }

    /// <summary>Writes properties from the innermost scope to the outermost, so that the innermost value wins; then the texts, outermost first.</summary>
    private void WriteScopes(JsonLine line, LogScopes scopes, List<object?> texts)
    {
        for (var i = scopes.Count - 1; i >= 0; i--)
        {
            if (scopes[i].HasProperties)
            {
                WritePropertiesOnce(line, scopes[i].Properties);
            }
            else
            {
                texts.Add(scopes[i].State);
            }
        }

        if (texts.Count > 0)
        {
            texts.Reverse();
            line.BeginField(Scopes);
            _values.Write(line, texts);
        }
    }

    private void End(JsonLine line)
    {
        const int EndBytes = 2;
        if (line.IsIncomplete || line.Bytes.Length + EndBytes > maxLineBytes)
        {
            MarkTruncated(line, maxLineBytes - EndBytes - Truncated.Length);
        }

        line.Bytes.EndLine();
    }

    private static void MarkTruncated(JsonLine line, int maxBytes)
    {
        if (line.Bytes.Length > maxBytes)
        {
            LineShortener.Shorten(line, maxBytes);
        }

        line.Bytes.Raw(Truncated);
    }

    private static Utf8Fragment[] CreateLevels()
    {
        var levels = new Utf8Fragment[(int)LogLevel.None + 1];
        for (var level = LogLevel.Trace; level <= LogLevel.None; level++)
        {
            levels[(int)level] = new(Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.Level}\":\"{LogLevelNames.Full(level)}\",\"{LogFieldNames.Message}\":"));
        }

        return levels;
    }
}
