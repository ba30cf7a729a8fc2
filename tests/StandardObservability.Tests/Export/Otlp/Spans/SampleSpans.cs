using System.Collections;
using System.Diagnostics;

namespace StandardObservability.Tests.Export.Otlp.Spans;

/// <summary>Spans with everything that a span can have.</summary>
internal static class SampleSpans
{
    private static readonly DateTimeOffset Time = new(2026, 11, 30, 8, 0, 0, 123, TimeSpan.Zero);

    public static IEnumerable<object?> Values =>
    [
        null, string.Empty, "text", "täxt \ud83d\ude00", "\ud83d lone \ude00", new string('x', 127), new string('y', 128), new string('ß', 20_000),
        true, false, 0, 1, -1, int.MinValue, long.MaxValue, long.MinValue, (byte)255, (sbyte)-1, (short)-300, ushort.MaxValue, uint.MaxValue, ulong.MaxValue,
        1.5, double.NaN, double.PositiveInfinity, 0.1f, 'c', '\ud83d', 12.30m, DayOfWeek.Friday, TimeSpan.FromSeconds(90), Guid.Empty,
        Time.UtcDateTime, Time, new DateOnly(2026, 11, 30), new Uri("http://shop.example/a b"), new Version(1, 2), new object(), typeof(string),
        Array.Empty<string>(), new[] { "a", null, "b" }, new[] { 'a', 'b' }, new[] { true, false }, new[] { 1, -2 }, new[] { 1L, -2 }, new[] { 1.5, -2 }, new[] { 0.1f },
        new short[] { -1 }, new ushort[] { 7 }, new uint[] { uint.MaxValue }, new ulong[] { ulong.MaxValue }, new sbyte[] { -1 }, new byte[] { 1, 2, 255 },
        new[] { DayOfWeek.Friday }, new object?[] { 1, "a", null, 2.5, true, 'c', 3UL, DayOfWeek.Friday, new[] { 1 }, Time }, Array.CreateInstance(typeof(int), 2, 2), new[] { new[] { 1 }, [2] },
        new Dictionary<string, object?> { ["a"] = 1, ["b"] = null, ["c"] = new[] { "d" }, ["e"] = new Dictionary<string, object?> { ["f"] = "g" } },
        new Dictionary<string, string?> { ["a"] = "b", ["c"] = null }, new Hashtable { [1] = "one" }, new List<KeyValuePair<string, object?>> { new("k", 1), new("k2", new Nothing()) },
        Nested(6), new List<string> { "a" }, new Nothing(), new Throws(),
    ];

    /// <summary>An array that OpenTelemetry's exporter sends, and one that it replaces by a text.</summary>
    public static IEnumerable<object?> Large => [Enumerable.Range(0, 200_000).ToArray(), Enumerable.Repeat("0123456789", 300_000).ToArray()];

    /// <summary>Starts and ends the spans.</summary>
    public static void Emit(ActivitySource source, IEnumerable<object?> values)
    {
        var remote = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, "vendor=1,other=ä", isRemote: true);
        var number = 0;
        foreach (var value in values)
        {
            using var span = source.StartActivity($"value {number++}", ActivityKind.Client, remote);
            span!.SetTag("before", "x").SetTag("value", value).SetTag("after", 1);
            span.AddEvent(new ActivityEvent("event", Time, new ActivityTagsCollection { ["value"] = value }));
            span.AddLink(new ActivityLink(remote, new ActivityTagsCollection { ["value"] = value }));
        }

        foreach (var kind in Enum.GetValues<ActivityKind>())
        {
            using var parent = source.StartActivity($"parent {kind}", kind);
            using var child = source.StartActivity("child", kind);
            child!.SetStatus(ActivityStatusCode.Error, "failed");
            parent!.SetStatus(ActivityStatusCode.Ok, "not sent").AddLink(new ActivityLink(child.Context));
        }

        EmitStatuses(source);
        EmitMany(source);
    }

    private static void EmitStatuses(ActivitySource source)
    {
        foreach (var code in new object?[] { "ERROR", "error", "OK", "UNSET", "other", 2, null })
        {
            using var old = source.StartActivity("old status");
            old!.SetTag("otel.status_code", code).SetTag("otel.status_description", "described");
            using var both = source.StartActivity("both");
            both!.AddTag("otel.status_code", "OK").SetStatus(ActivityStatusCode.Error).AddTag("otel.status_description", "ignored");
        }
    }

    private static void EmitMany(ActivitySource source)
    {
        using var span = source.StartActivity("many");
        for (var i = 0; i < 135; i++)
        {
            var tags = new ActivityTagsCollection(Enumerable.Range(0, i).Select(static n => KeyValuePair.Create($"k{n}", (object?)n)));
            span!.AddTag($"key {i}", new string('v', i)).AddEvent(new ActivityEvent($"event {i}", Time, tags)).AddLink(new ActivityLink(span.Context, tags));
        }
    }

    private static Dictionary<string, object?> Nested(int depth)
        => new() { ["depth"] = depth, ["inner"] = depth == 0 ? "end" : Nested(depth - 1) };

    private sealed class Nothing
    {
        public override string ToString() => null!;
    }

    private sealed class Throws
    {
        public override string ToString() => throw new InvalidOperationException("no text");
    }
}
