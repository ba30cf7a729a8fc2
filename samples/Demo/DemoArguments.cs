namespace Demo;

/// <summary>The command-line arguments of the demo.</summary>
/// <param name="ForwardTo">Base URL of an OTLP/HTTP endpoint that receives a copy of all telemetry.</param>
/// <param name="Keep">Whether the services keep running after the report, with their pages and with traffic, until Ctrl-C.</param>
/// <param name="Viewer">Whether Aspire's dashboard is started and receives a copy of all telemetry.</param>
internal sealed record DemoArguments(Uri? ForwardTo, bool Keep, bool Viewer)
{
    private const string Usage = "Usage: Demo [--otlp http://localhost:4318 | --viewer] [--keep]";

    public static DemoArguments Parse(string[] args)
    {
        var arguments = new DemoArguments(ForwardTo: null, Keep: false, Viewer: false);
        for (var i = 0; i < args.Length; i++)
        {
            arguments = args[i] switch
            {
                "--keep" => arguments with { Keep = true },
                "--otlp" => arguments with { ForwardTo = ReadUrl(args.ElementAtOrDefault(++i)) },
                // A viewer that stops with the report shows nothing.
                "--viewer" => arguments with { Viewer = true, Keep = true },
                _ => throw new DemoFailedException($"\"{args[i]}\" is not an argument of the demo. {Usage}"),
            };
        }

        return arguments is { Viewer: true, ForwardTo: not null }
            ? throw new DemoFailedException($"--viewer and --otlp both name the receiver of the telemetry. Use one of them. {Usage}")
            : arguments;
    }

    private static Uri ReadUrl(string? value)
        => Uri.TryCreate(value?.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new DemoFailedException($"--otlp is \"{value}\". It is the base URL of an OTLP/HTTP endpoint. {Usage}");
}
