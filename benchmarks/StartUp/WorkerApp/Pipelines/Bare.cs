namespace StartUp.Pipelines;

internal static class Pipeline
{
    public static void AddTo(HostApplicationBuilder builder) => builder.Logging.ClearProviders();

    public static Task FlushAsync(IServiceProvider services) => Task.CompletedTask;
}
