namespace Demo;

/// <summary>The command-line arguments of the demo.</summary>
/// <param name="ForwardTo">Base URL of an OTLP/HTTP endpoint that receives a copy of all telemetry.</param>
/// <param name="Keep">Whether the services keep running after the report, until Ctrl-C.</param>
internal sealed record DemoArguments(Uri? ForwardTo, bool Keep)
{
    private const string Usage = "Usage: Demo [--otlp http://localhost:4318] [--keep]";

    public static DemoArguments Parse(string[] args)
    {
        var arguments = new DemoArguments(ForwardTo: null, Keep: false);
        for (var i = 0; i < args.Length; i++)
        {
            arguments = args[i] switch
            {
                "--keep" => arguments with { Keep = true },
                "--otlp" => arguments with { ForwardTo = ReadUrl(args.ElementAtOrDefault(++i)) },
                _ => throw new DemoFailedException($"\"{args[i]}\" is not an argument of the demo. {Usage}"),
            };
        }

        return arguments;
    }

    private static Uri ReadUrl(string? value)
        => Uri.TryCreate(value?.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new DemoFailedException($"--otlp is \"{value}\". It is the base URL of an OTLP/HTTP endpoint. {Usage}");
}
