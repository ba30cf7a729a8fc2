using Fuzz.Export;
using Fuzz.Identity;
using Fuzz.Logging;
using Fuzz.Metrics;
using Fuzz.Policy;
using Fuzz.Propagation;
using Fuzz.Redaction;
using Fuzz.Sampling;
using Fuzz.Settings;
using Fuzz.Text;

namespace Fuzz;

/// <summary>All targets.</summary>
internal static class FuzzTargets
{
    /// <summary>Created at each call: code that is instrumented must not run before the fuzzer.</summary>
    public static FuzzTarget[] CreateAll() =>
    [
        new XRayHeaderTarget(), new TraceContextTarget(), new MessageTarget(),
        new SamplingRulesTarget(), new WildcardTarget(),
        new MetadataTarget(), new PlatformFilesTarget(),
        new OtlpRequestTarget(), new OtlpResponseTarget(),
        new RedactTextTarget(), new RedactBytesTarget(), new RedactPairTarget(),
        new LogTemplateTarget(), new EmfNameTarget(), new SettingsTarget(),
        new JsonTarget(), new LinearTimeTarget(), new PolicyTarget(),
    ];

    public static FuzzTarget Create(string name)
        => Array.Find(CreateAll(), t => t.Name == name)
            ?? throw new ArgumentException($"\"{name}\" is not a target. Fuzz list shows all targets.", nameof(name));
}
