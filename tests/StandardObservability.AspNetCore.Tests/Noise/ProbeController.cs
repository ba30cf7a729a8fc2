using Microsoft.AspNetCore.Mvc;
using StandardObservability.AspNetCore.Noise;

namespace StandardObservability.AspNetCore.Tests.Noise;

[ApiController]
public sealed class ProbeController : ControllerBase
{
    [HttpGet("/controller/silent")]
    [DisableRequestTelemetry]
    public string Silent() => Probe();

    [HttpGet("/controller/heard")]
    public string Heard() => Probe();

    private static string Probe()
    {
        using var span = NoisyHost.Source.StartActivity("probe");
        return "fine";
    }
}
