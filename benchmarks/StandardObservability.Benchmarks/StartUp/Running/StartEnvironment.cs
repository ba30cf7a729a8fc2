namespace StandardObservability.Benchmarks.StartUp.Running;

/// <summary>The environment of a program, without inherited variables that could change what starts.</summary>
internal static class StartEnvironment
{
    private static readonly string[] Inherited = ["OTEL_", "DOTNET_", "ASPNETCORE_", "Observability", "AWS_", "APPLICATIONINSIGHTS_"];

    public static void Set(IDictionary<string, string?> variables, StartVariant variant, Uri receiver)
    {
        foreach (var name in variables.Keys.Where(static k => k != "DOTNET_ROOT" && Inherited.Any(i => k.StartsWith(i, StringComparison.Ordinal))).ToList())
        {
            variables.Remove(name);
        }

        variables["OTEL_SERVICE_NAME"] = "shop";
        variables["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning";
        if (variant.UsesOtlp)
        {
            variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.AbsoluteUri;
        }

        foreach (var (name, value) in variant.Variables)
        {
            variables[name] = value;
        }
    }
}
