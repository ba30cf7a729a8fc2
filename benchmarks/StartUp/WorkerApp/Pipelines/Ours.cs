namespace StartUp.Pipelines;

internal static class Pipeline
{
    public static void AddTo(HostApplicationBuilder builder)
    {
        // As in the other programs: when ours is disabled, it keeps the host's console, which the bare program does not have.
        builder.Logging.ClearProviders();
        builder.AddStandardObservability();
    }

    public static Task FlushAsync(IServiceProvider services) => services.FlushTelemetryAsync();
}
