using System.Text.Json;
using StandardObservability.AspNetCore.LocalPage.Recording;
using StandardObservability.Dashboards.Evaluation;
using StandardObservability.Dashboards.Evaluation.Samples;
using StandardObservability.Diagnosis.Status;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.LocalPage.Views;

/// <summary>Writes what changes: values of widgets, states of alarms, requests, lines, outputs.</summary>
internal sealed class DataView(LocalRecording recording, ObservabilityStatus status, RedactionPolicy redaction, TimeProvider time)
{
    /// <summary>Seconds between two values of a chart.</summary>
    public const int StepSeconds = 2;

    /// <summary>Time between two values of a chart.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(StepSeconds);

    /// <summary>Seconds that a chart shows.</summary>
    public const int WindowSeconds = 15 * 60;

    private readonly QueryEvaluator _queries = new(recording.Samples);
    private readonly ChartView _charts = new(recording.Model, new QueryEvaluator(recording.Samples), redaction);
    private readonly Lock _lock = new();
    private (long At, IReadOnlyList<AlarmStatus> States) _alarms = (0, []);

    /// <param name="json">The writer.</param>
    /// <param name="since">End of the values that the browser has, in seconds since 1970; 0 for none.</param>
    public void Write(Utf8JsonWriter json, long since)
    {
        var now = time.GetUtcNow();
        var to = now.ToUnixTimeSeconds() / StepSeconds * StepSeconds;
        var from = Math.Clamp(since / StepSeconds * StepSeconds, to - WindowSeconds, to);
        json.WriteStartObject();
        json.WriteTime("now", now);
        json.WriteTime("recordingSince", recording.Since);
        json.WriteNumber("from", from);
        json.WriteNumber("to", to);
        _charts.Write(json, from, to);
        json.WriteArray("alarms", FindAlarms(now, to), Write);
        WriteTraces(json);
        json.WriteArray("outputs", status.GetOutputs(), Write);
        json.WriteArray("limits", FindLimits(), static (j, text) => j.WriteStringValue(text));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AlarmStatus alarm)
    {
        json.WriteStartObject();
        json.WriteString("id", alarm.Alarm.Id);
        json.WriteName("state", alarm.State);
        json.WriteArray("conditions", alarm.Conditions, static (j, condition) =>
        {
            j.WriteStartObject();
            j.WriteNumber("breaching", condition.Breaching);
            j.WriteNumber("needed", condition.Needed);
            j.WriteNumber("periods", condition.Periods);
            j.WritePropertyName("value");
            j.WriteNumberOrNull(condition.Value);
            j.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, RecordedRequest request)
    {
        json.WriteStartObject();
        json.WriteString("traceId", request.Trace.Id);
        json.WriteString("spanId", request.Root.SpanId.ToHexString());
        json.WriteString("name", redaction.Redact(request.Root.DisplayName));
        json.WriteName("kind", request.Root.Kind);
        json.WriteTime("start", request.Root.StartTimeUtc);
        json.WriteNumber("ms", request.Root.Duration.TotalMilliseconds);
        json.WriteBoolean("failed", request.HasFailed);
        json.WritePropertyName("status");
        json.WriteNumberOrNull(request.Status);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, OutputStatus output)
    {
        json.WriteStartObject();
        json.WriteString("name", output.Name);
        json.WriteString("target", output.Target);
        json.WriteNumber("produced", output.Produced);
        json.WriteNumber("sent", output.Sent);
        json.WriteNumber("lost", output.Lost);
        json.WriteNumber("waiting", output.Waiting);
        json.WriteStartObject("lostByReason");
        foreach (var (reason, count) in output.LostByReason)
        {
            json.WriteNumber(reason, count);
        }

        json.WriteEndObject();
        json.WriteString("failure", output.Failure);
        json.WriteEndObject();
    }

    private void WriteTraces(Utf8JsonWriter json)
    {
        var (last, worst, lines) = recording.Traces.List();
        json.WriteStartObject("requests");
        json.WriteArray("last", last, Write);
        json.WriteArray("worst", worst, Write);
        json.WriteEndObject();
        json.WriteArray("lines", lines, static (j, line) => j.WriteStringValue(line));
    }

    /// <summary>Long windows take time to read, so the states of one step are kept.</summary>
    private IReadOnlyList<AlarmStatus> FindAlarms(DateTimeOffset now, long step)
    {
        lock (_lock)
        {
            if (_alarms.At != step)
            {
                _alarms = (step, new AlarmEvaluator(_queries, recording.Since).Evaluate(recording.Model, now));
            }

            return _alarms.States;
        }
    }

    private IEnumerable<string> FindLimits()
    {
        foreach (var signal in recording.Samples.Overflowed)
        {
            yield return $"{signal} has more than {SampleStore.MaxSeries} combinations of attributes. The rest is shown as one, without attributes.";
        }

        if (recording.Traces.IsBytesLimitReached)
        {
            yield return $"Traces take more than {TraceStore.MaxBytes / (1024 * 1024)} MB, so fewer than the last {TraceStore.MaxTraces} are kept.";
        }
    }
}
