using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StandardObservability.Identity;
using StandardObservability.Logging;
using StandardObservability.Logging.Calls;
using StandardObservability.Logging.Json;
using StandardObservability.Logging.Properties;
using StandardObservability.Redaction;

namespace StandardObservability.Tests.Logging;

/// <summary>A logger without a host that keeps its last line.</summary>
internal sealed class RecordingLogger : ILogger
{
    private static readonly DateTimeOffset Time = DateTimeOffset.Parse("2026-11-23T08:15:30.0424Z", CultureInfo.InvariantCulture);

    private readonly LogCategory _category = new("Tests");
    private readonly LogSteps _steps;
    private readonly LoggerExternalScopeProvider _scopes = new();

    private readonly bool _formats;

    /// <param name="maxLineBytes">Maximum length of a line.</param>
    /// <param name="redaction">Whether secrets are redacted.</param>
    /// <param name="formats">Whether .NET's formatter is called too, which does not return for an endless value.</param>
    public RecordingLogger(int maxLineBytes = 16_000, bool redaction = true, bool formats = false)
    {
        _formats = formats;
        var redacted = new RedactedValues(new RedactionPolicy(new RedactionOptions { Enabled = redaction }), maxLineBytes);
        _steps = new LogSteps(redacted, new JsonFormat(redacted, new CurrentIdentity(ServiceIdentity.FromResource(OpenTelemetry.Resources.Resource.Empty)), maxLineBytes));
    }

    public string Line { get; private set; } = string.Empty;

    /// <summary>The last message as .NET formats it, or <see langword="null"/> when .NET's formatter threw.</summary>
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
        var buffers = LineBuffers.Rent();
        buffers.Call.Scopes.AddAll(_scopes);
        _steps.Reader.Read(state, buffers.Call);
        var message = buffers.Call.Properties.FillsTemplate ? null : CallReader.Render(state, exception, formatter, buffers.Call);
        var call = new LogCall(Time, logLevel, _category, eventId, exception, SpanReference.Current, buffers.Call.Properties, message, buffers.Call.Scopes);
        _steps.Redactor.Redact(ref call);
        _steps.Format.Write(in call, buffers);
        Line = Encoding.UTF8.GetString(buffers.Line.Written);
        buffers.Return();
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
