using StandardObservability.Export.Otlp.Failures;
using StandardObservability.Tracing;
using StandardObservability.Tracing.XRay.Sampling.Polling;

namespace StandardObservability.Diagnosis.Doctor.Checks;

/// <summary>Whether X-Ray's sampling rules can be fetched, when the sampler uses them.</summary>
internal sealed class SamplingCheck(TraceSettings traces, TimeProvider time)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public IEnumerable<DoctorFinding> Find()
    {
        if (traces.Sampler?.XRay is { } setting && FindFailure(setting.Endpoint) is { } failure)
        {
            yield return DoctorFinding.Problem(
                $"The sampling rules of X-Ray cannot be fetched from {setting.Endpoint.GetLeftPart(UriPartial.Authority)}: {failure}. "
                    + "One new trace per second and 5 % of the rest are kept.",
                "Start the X-Ray proxy there, or set endpoint in OTEL_TRACES_SAMPLER_ARG. Its role needs xray:GetSamplingRules and xray:GetSamplingTargets.",
                DoctorPages.NoTraces);
        }
    }

    private string? FindFailure(Uri endpoint)
    {
        using var proxy = new SamplingProxy(endpoint, time);
        using var limit = new CancellationTokenSource(Timeout);
        try
        {
            proxy.GetRulesAsync(limit.Token).GetAwaiter().GetResult();
            return null;
        }
        catch (Exception e)
        {
            return e is OperationCanceledException ? FailureRemedy.NoAnswer : e.Message;
        }
    }
}
