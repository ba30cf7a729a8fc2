namespace StartUp.Pipelines;

internal static class Pipeline
{
    public static void AddTo(WebApplicationBuilder builder) => builder.Logging.ClearProviders();
}
