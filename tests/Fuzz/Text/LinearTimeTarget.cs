using System.Buffers;
using System.Diagnostics;
using System.Text;
using StandardObservability;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Export.Otlp;
using StandardObservability.Export.Otlp.Wire;
using StandardObservability.Identity;
using StandardObservability.Identity.Aws.Platforms;
using StandardObservability.Logging.Templates;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Redaction;
using StandardObservability.Settings;
using StandardObservability.Text;
using StandardObservability.Tracing.XRay;

namespace Fuzz.Text;

/// <summary>Repeats a piece of text up to a length and measures how long it is read: reader, start, piece and end are lines of the input.</summary>
internal sealed class LinearTimeTarget : TextTarget
{
    private const int Length = 64 * 1024;
    private const int MaxPiece = 64;
    private const int Attempts = 4;

    /// <summary>A linear reader needs a hundredth, and a quadratic one with four billion steps far more.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(400);

    private readonly RedactionPolicy _policy = new(new RedactionOptions());
    private readonly Dictionary<string, Action<string>> _readers;

    public LinearTimeTarget()
    {
        var requests = new OtlpPayloadReader(_policy);
        _readers = new(StringComparer.Ordinal)
        {
            ["r"] = text => _policy.TryRedact(text.AsSpan(), out _),
            ["u"] = text => _policy.TryRedact(Encoding.UTF8.GetBytes(text), new ArrayBufferWriter<byte>()),
            ["o"] = text => requests.Read(Encoding.Latin1.GetBytes(text), OtlpSignal.Traces),
            ["t"] = static text => TemplateParser.Parse(text),
            ["j"] = static text => LenientJson.Parse(text).Member("a").Text("b"),
            ["x"] = static text => XRayTraceHeader.Parse(text[..Math.Min(text.Length, XRayTraceHeader.MaxLength)]),
            ["c"] = static text => ContainerId.Parse(text),
            ["d"] = static text => CloudWatchText.DimensionValue(text, CloudWatchLimits.DimensionValueLength),
            ["a"] = static text => Check.That(ResourceAttributeList.Parse(text, new SettingProblems()).Count() <= text.Length),
        };
    }

    public override string Name => "linear-time";

    public override string Invariant => $"{Length / 1024} kB of a repeated piece are read within {Limit.TotalMilliseconds} ms";

    public override int TestedMutations => 100;

    public override IEnumerable<string> Words => [.. Redaction.RedactionSeeds.Words, "{", "}", "{a}", "[[", "{\"a\":", "Root=", ";", ",", "/", "%41", "\n"];

    protected override IEnumerable<string> Texts =>
    [
        "r\n\npassword=\n", "r\nkey=[\n\"a\n", "r\n-----BEGIN PRIVATE KEY-----\na \n", "u\n\na@\n", "r\n\nkey: |\\n a\n", "u\n\n{ key = a b, \n", "t\n\n{{a}\n}", "j\n{\"a\":\n[\n", "x\n\nRoot=;\n",
        "c\n\n/a:\n", "d\n\n%4\n", "a\n\na=b,\n", "o\n\n\u0012\n",
    ];

    protected override void Run(string text)
    {
        var lines = Lines(text, 4);
        if (!_readers.TryGetValue(lines[0], out var read) || lines[2].Length is 0 or > MaxPiece)
        {
            return;
        }

        var piece = lines[2].Replace("\\n", "\n", StringComparison.Ordinal);
        var repeated = new StringBuilder(lines[1]).Insert(lines[1].Length, piece, Length / piece.Length).Append(lines[3]).ToString();
        var best = TimeSpan.MaxValue;

        // Another process may have the processor during an attempt.
        for (var i = 0; i < Attempts && best > Limit; i++)
        {
            var watch = Stopwatch.StartNew();
            read(repeated);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        Check.That(best <= Limit, $"{best.TotalMilliseconds} ms");
    }
}
