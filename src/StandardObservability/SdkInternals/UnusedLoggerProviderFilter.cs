using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenTelemetry;
using OpenTelemetry.Logs;
using StandardObservability.SdkInternals.Logs;

namespace StandardObservability.SdkInternals;

/// <summary>Filters out OpenTelemetry's logger provider while it has no exporter, so that it costs almost nothing.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: <c>LoggerProviderSdk</c> has an internal property <c>Processor</c>, which is our processor itself when
/// no other was added. This is known only after the provider was built. A processor can still be added to the running provider, as Azure
/// Monitor's hosted service does, so the filter checks the property at each log call. The accessor works with trimming and Native AOT.
/// Without the property the provider stays enabled and builds records that nothing reads.
/// </remarks>
internal sealed class UnusedLoggerProviderFilter : IPostConfigureOptions<LoggerFilterOptions>, IOptionsChangeTokenSource<LoggerFilterOptions>
{
    private const string ProviderType = "OpenTelemetry.Logs.LoggerProviderSdk, OpenTelemetry";

    private ConfigurationReloadToken _change = new();

    /// <summary>Our processor while it is the only one of its provider.</summary>
    private volatile BaseProcessor<LogRecord>? _only;

    public string? Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => _change;

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        if (_only is not null)
        {
            options.Rules.Add(new LoggerFilterRule(OpenTelemetryLoggerProviderName.Type, categoryName: null, logLevel: null, (_, _, _) => IsUsed()));
        }
    }

    /// <summary>Disables the provider of a processor when the provider has no other processor.</summary>
    public void DisableIfUnused(BaseProcessor<LogRecord> processor)
    {
        if (_only is null && IsOnlyProcessor(processor))
        {
            _only = processor;
            ReloadRules();
        }
    }

    /// <summary>Whether the provider has got another processor. Then the application's own rules apply again.</summary>
    private bool IsUsed()
    {
        if (_only is not { } processor)
        {
            return true;
        }

        if (ReferenceEquals(GetProcessor(processor.ParentProvider!), processor))
        {
            return false;
        }

        _only = null;
        ReloadRules();
        return true;
    }

    private void ReloadRules() => Interlocked.Exchange(ref _change, new ConfigurationReloadToken()).OnReload();

    private static bool IsOnlyProcessor(BaseProcessor<LogRecord> processor)
    {
        try
        {
            return processor.ParentProvider is { } provider && ReferenceEquals(GetProcessor(provider), processor);
        }
        catch (Exception)
        {
            // Another version of OpenTelemetry, without this property.
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Processor")]
    private static extern BaseProcessor<LogRecord>? GetProcessor([UnsafeAccessorType(ProviderType)] object provider);
}
