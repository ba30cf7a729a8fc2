using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace StandardObservability.SdkInternals;

/// <summary>Filters out OpenTelemetry's logger provider when it has no exporter, so that it costs nothing.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: <c>LoggerProviderSdk</c> has an internal property <c>Processor</c>, which is our processor itself when
/// no other was added. This is known only after the provider was built. The accessor works with trimming and Native AOT. Without the
/// property the provider stays enabled and builds records that nothing reads.
/// </remarks>
internal sealed class UnusedLoggerProviderFilter : IPostConfigureOptions<LoggerFilterOptions>, IOptionsChangeTokenSource<LoggerFilterOptions>
{
    private const string LoggerProviderType = "OpenTelemetry.Logs.OpenTelemetryLoggerProvider";
    private const string ProviderType = "OpenTelemetry.Logs.LoggerProviderSdk, OpenTelemetry";

    private ConfigurationReloadToken _change = new();
    private volatile bool _isDisabled;

    public string? Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => _change;

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        if (_isDisabled)
        {
            options.Rules.Add(new LoggerFilterRule(LoggerProviderType, categoryName: null, LogLevel.None, filter: null));
        }
    }

    /// <summary>Disables the provider of a processor when the provider has no other processor.</summary>
    public void DisableIfUnused(BaseProcessor<LogRecord> processor)
    {
        if (!_isDisabled && IsOnlyProcessor(processor))
        {
            _isDisabled = true;
            Interlocked.Exchange(ref _change, new ConfigurationReloadToken()).OnReload();
        }
    }

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
