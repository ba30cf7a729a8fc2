using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StandardObservability.Identity;
using StandardObservability.Logging;
using StandardObservability.Logging.Json;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;
using StandardObservability.Redaction;

namespace StandardObservability.Tests.Logging;

/// <summary>A logger that keeps its last line, without a host around it.</summary>
internal sealed class Recorded : ILogger
{
    private readonly LogCategory _category = new("Tests");
    private readonly MessageRenderer _messages;
    private readonly JsonFormat _lines;
    private readonly LoggerExternalScopeProvider _scopes = new();

    private readonly bool _formats;

    /// <param name="maxLineBytes">Longest line.</param>
    /// <param name="redaction">Whether secrets are redacted.</param>
    /// <param name="formats">Whether the runtime's own formatter is asked too, which never comes back from an endless value.</param>
    public Recorded(int maxLineBytes = 16_000, bool redaction = true, bool formats = false)
    {
        _formats = formats;
        _messages = new MessageRenderer(new RedactedValues(new RedactionPolicy(new RedactionOptions { Enabled = redaction }), maxLineBytes));
        _lines = new JsonFormat(_messages, new CurrentIdentity(ServiceIdentity.FromResource(OpenTelemetry.Resources.Resource.Empty)), maxLineBytes);
    }

    public string Line { get; private set; } = string.Empty;

    /// <summary>What the runtime's own formatter made of the last call, or <see langword="null"/> when it threw.</summary>
    public string? Formatted { get; private set; }

    public JsonElement Json => JsonDocument.Parse(Line).RootElement;

    public string Message => Json.GetProperty("message").GetString()!;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => _scopes.Push(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Formatted = _formats ? Format(state, exception, formatter) : null;
        var workspace = LineBuffers.Rent();
        var box = workspace.States.Rent(state);
        workspace.Properties.TryRead(box, _messages);
        workspace.States.Return<TState>(box);
        if (!workspace.Properties.MakeMessage)
        {
            _messages.Take(Format(state, exception, formatter), workspace);
        }

        workspace.CollectScopes(_scopes);
        _lines.Write(new LogCall(DateTimeOffset.Parse("2026-11-23T08:15:30.0424Z", CultureInfo.InvariantCulture), logLevel, _category, eventId, exception), workspace);
        Line = Encoding.UTF8.GetString(workspace.Line.Written);
        workspace.Return();
    }

    private static string? Format<TState>(TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            return formatter(state, exception);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
