using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Tests.Redaction;

/// <summary>Emits a text in every place of a span, a metric and a log record that can contain one.</summary>
internal static class TextEmission
{
    public static DateTimeOffset EventTime { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static void EmitSignals(this WorkerHost host, string text)
    {
        using var span = host.Source.StartActivity("work")!;
        span.DisplayName = text.Length > 0 ? text : "work";
        span.SetTag("plain", "ordinary").SetTag("number", 42).SetTag("text", text).SetTag("db.password", "s3cret").SetTag("list", new[] { "a", text });
        span.AddEvent(new ActivityEvent("happened", EventTime, new ActivityTagsCollection { ["text"] = text, ["plain"] = "kept" }));
        span.AddException(new InvalidOperationException(text));
        span.AddLink(new ActivityLink(span.Context, new ActivityTagsCollection { ["text"] = text }));
        span.SetStatus(ActivityStatusCode.Error, text);
        host.Meter.CreateCounter<long>("work.done").Add(1, new("text", text), new("plain", "kept"));
        host.Meter.CreateHistogram<double>("work.time", "s").Record(0.5, new KeyValuePair<string, object?>("text", text));
        span.SetTag("http.request.header.x-note", new[] { text }).SetTag("url.full", text);
        span.SetTag("texts", new List<object> { text, new Dictionary<string, object> { ["inner"] = text } });
        using (host.Logger().BeginScope(new Dictionary<string, object> { ["scoped"] = text }))
        using (host.Logger().BeginScope("in {Place}", text))
        {
            var exception = new InvalidOperationException("outer", new FormatException(text));
            host.Logger().Log(LogLevel.Error, new EventId(7, text), exception, "Worked on {Text} of {Texts}", text, new List<string> { text });
#pragma warning disable CA2254 // The test needs a template that contains a secret.
            host.Logger().LogInformation("it is " + text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
#pragma warning restore CA2254
        }
    }
}
