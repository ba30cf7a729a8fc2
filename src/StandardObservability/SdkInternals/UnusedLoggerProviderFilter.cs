using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace StandardObservability.SdkInternals;

/// <summary>Keeps log calls from OpenTelemetry's logger provider, once it is clear that no exporter stands behind it. It costs nothing then.</summary>
/// <remarks>
/// Whether an exporter follows is known only when OpenTelemetry has built its provider, which keeps its processors to itself. The first of
/// them is read by one guarded accessor, which trimming and Native AOT understand; where it is gone, records are built for nobody.
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

    /// <summary>Closes the way to a provider that has this processor and no other.</summary>
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
            // Another version of OpenTelemetry, which has no such thing.
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Processor")]
    private static extern BaseProcessor<LogRecord>? GetProcessor([UnsafeAccessorType(ProviderType)] object provider);
}
