using StandardObservability.Benchmarks.StartUp;

namespace StandardObservability.Benchmarks.Saturation;

/// <summary>A web program under more load than it can serve.</summary>
/// <param name="Name">Name in the results.</param>
/// <param name="Program">The program and its settings.</param>
/// <param name="Spans">Spans that each request should deliver.</param>
/// <param name="LogEvents">Log events that each request should deliver.</param>
internal sealed record SaturatedVariant(string Name, StartVariant Program, int Spans, int LogEvents)
{
    /// <summary>So many items wait until there is time to send them, so none is lost.</summary>
    private const string LargeQueue = "4000000";

    public static SaturatedVariant Bare { get; } = new("bare", StartVariants.Find("bare"), Spans: 0, LogEvents: 0);

    public static SaturatedVariant HandWired { get; } = With("hand-wired, queues that lose nothing", "handwired", 2, 1, LargeQueues);

    public static SaturatedVariant Otlp { get; } = With("ours, OTLP, default settings with the request line", "ours-otlp", 2, 2);

    public static SaturatedVariant OtlpLarge { get; } = With("the same, queues that lose nothing", "ours-otlp", 2, 2, LargeQueues);

    public static SaturatedVariant OtlpWithoutLine { get; } = With("ours, OTLP, without the request line", "ours-otlp", 2, 1, NoLine);

    public static SaturatedVariant Emf { get; } = With("ours, EMF, with the request line", "ours-emf", 0, 2);

    public static SaturatedVariant EmfWithoutLine { get; } = With("ours, EMF, without the request line", "ours-emf", 0, 1, NoLine);

    public static SaturatedVariant Sampled { get; } = With("ours, 5 % sampled, with the request line", "ours-otlp", 0, 2, Sampling);

    public static SaturatedVariant SampledWithoutLine { get; } = With("ours, 5 % sampled, without the request line", "ours-otlp", 0, 1, [NoLine, .. Sampling]);

    public static IReadOnlyList<SaturatedVariant> All { get; } =
    [
        Bare,
        HandWired,
        With("hand-wired, default queues", "handwired", 2, 1),
        Otlp,
        OtlpLarge,
        OtlpWithoutLine,
        Emf,
        EmfWithoutLine,
        Sampled,
        SampledWithoutLine,
    ];

    private static (string, string) NoLine => ("Observability__Logs__RequestLine", "false");

    private static (string, string)[] LargeQueues => [("OTEL_BSP_MAX_QUEUE_SIZE", LargeQueue), ("OTEL_BLRP_MAX_QUEUE_SIZE", LargeQueue)];

    private static (string, string)[] Sampling => [("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"), ("OTEL_TRACES_SAMPLER_ARG", "0.05")];

    private static SaturatedVariant With(string name, string program, int spans, int logEvents, params (string Name, string Value)[] variables)
    {
        var variant = StartVariants.Find(program);
        var all = variant.Variables.Select(static v => (v.Key, v.Value)).Concat(variables).ToDictionary(static v => v.Item1, static v => v.Item2);
        return new(name, variant with { Variables = all }, spans, logEvents);
    }
}
