namespace StartUp.Pipelines;

internal static class Pipeline
{
    public static void AddTo(HostApplicationBuilder builder) => builder.AddStandardObservability();

    public static Task FlushAsync(IServiceProvider services) => services.FlushTelemetryAsync();
}
