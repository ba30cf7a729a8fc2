namespace StandardObservability.Benchmarks.StartUp;

/// <summary>All programs whose start is measured.</summary>
internal static class StartVariants
{
    private const string AzureConnection =
        "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=http://127.0.0.1:9/;LiveEndpoint=http://127.0.0.1:9/";

    public static StartVariant Otlp { get; } = Ours("ours-otlp", "ours, OTLP") with { UsesOtlp = true };

    public static StartVariant Emf { get; } = Ours("ours-emf", "ours, EMF") with { Variables = Emfs() };

    public static StartVariant Disabled { get; } = Ours("ours-disabled", "ours, disabled by the environment") with { Variables = Off() };

    public static StartVariant DisabledBySetting { get; } =
        Ours("ours-disabled-setting", "ours, disabled by a setting") with { Arguments = ["--Observability:Enabled=false"] };

    public static StartVariant Worker { get; } = Ours("worker-ours", "worker, ours, OTLP") with { Shape = StartShape.Worker, UsesOtlp = true };

    public static StartVariant WorkerDisabled { get; } =
        Ours("worker-ours-disabled", "worker, ours, disabled by the environment") with { Shape = StartShape.Worker, Variables = Off() };

    public static StartVariant WorkerDisabledBySetting { get; } =
        Ours("worker-ours-disabled-setting", "worker, ours, disabled by a setting") with { Shape = StartShape.Worker, Arguments = ["--Observability:Enabled=false"] };

    public static StartVariant Lambda { get; } = Ours("lambda-ours", "Lambda-like, ours, OTLP") with { Shape = StartShape.Lambda, UsesOtlp = true };

    public static StartVariant LambdaEmf { get; } = Ours("lambda-ours-emf", "Lambda-like, ours, EMF") with { Shape = StartShape.Lambda, Variables = Emfs() };

    public static IReadOnlyList<StartVariant> All { get; } =
    [
        new("bare", "bare", "Bare"),
        new("handwired", "hand-wired OpenTelemetry, OTLP x 3", "HandWired") { UsesOtlp = true },
        new("azure", "Azure.Monitor.OpenTelemetry.AspNetCore", "Azure") { Variables = new() { ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = AzureConnection } },
        Ours("ours-none", "ours, no endpoint"),
        Otlp,
        Emf,
        Disabled,
        DisabledBySetting,
        new("worker-bare", "worker, bare", "Bare") { Shape = StartShape.Worker },
        new("worker-handwired", "worker, hand-wired", "HandWired") { Shape = StartShape.Worker, UsesOtlp = true },
        Worker,
        WorkerDisabled,
        WorkerDisabledBySetting,
        new("lambda-bare", "Lambda-like, bare", "Bare") { Shape = StartShape.Lambda },
        new("lambda-handwired", "Lambda-like, hand-wired", "HandWired") { Shape = StartShape.Lambda, UsesOtlp = true },
        Lambda,
        LambdaEmf,
    ];

    public static StartVariant Find(string key) => All.FirstOrDefault(v => v.Key == key)
        ?? throw new InvalidOperationException($"{key} is no variant. Use one of {string.Join(", ", All.Select(static v => v.Key))}.");

    private static StartVariant Ours(string key, string name) => new(key, name, "Ours");

    private static Dictionary<string, string> Off() => new() { ["OTEL_SDK_DISABLED"] = "true" };

    private static Dictionary<string, string> Emfs() => new() { ["OTEL_METRICS_EXPORTER"] = "awsemf" };
}
