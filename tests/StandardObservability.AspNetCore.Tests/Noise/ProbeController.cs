using Microsoft.AspNetCore.Mvc;
using StandardObservability.AspNetCore.Noise;

namespace StandardObservability.AspNetCore.Tests.Noise;

[ApiController]
public sealed class ProbeController : ControllerBase
{
    [HttpGet("/controller/suppressed")]
    [DisableRequestTelemetry]
    public string Suppressed() => Probe();

    [HttpGet("/controller/observed")]
    public string Observed() => Probe();

    private static string Probe()
    {
        using var span = NoisyHost.Source.StartActivity("probe");
        return "fine";
    }
}
