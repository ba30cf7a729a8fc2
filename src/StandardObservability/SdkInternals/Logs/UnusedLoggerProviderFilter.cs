using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace StandardObservability.SdkInternals.Logs;

/// <summary>Filters out OpenTelemetry's logger provider while it has no exporter, so that it costs almost nothing.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: <c>LoggerProviderSdk</c> has an internal property <c>Processor</c>, which is our processor itself when
/// no other was added, and <see langword="null"/> after the provider was disposed of. A processor can still be added to the running provider, as
/// Azure Monitor's hosted service does, so the filter checks the property at each log call. The accessor works with trimming and Native AOT. Without
/// the property the provider stays enabled, once it was built, and builds records that nothing reads. Before it is built, no processor can be added,
/// so it is disabled without a check.
/// </remarks>
/// <param name="isUsed">Whether an exporter is configured. Otherwise the provider is built only for code that needs it.</param>
internal sealed class UnusedLoggerProviderFilter(bool isUsed) : IPostConfigureOptions<LoggerFilterOptions>, IOptionsChangeTokenSource<LoggerFilterOptions>
{
    private const string ProviderType = "OpenTelemetry.Logs.LoggerProviderSdk, OpenTelemetry";

    private ConfigurationReloadToken _change = new();
    private BaseProcessor<LogRecord>? _ours;
    private volatile bool _isUsed = isUsed;

    public string? Name => Options.DefaultName;

    /// <summary>Whether OpenTelemetry's provider of log records was built.</summary>
    public bool IsBuilt => Volatile.Read(ref _ours) is not null;

    public IChangeToken GetChangeToken() => _change;

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        if (!_isUsed)
        {
            options.Rules.Add(IsBuilt
                ? new LoggerFilterRule(OpenTelemetryLoggerProviderName.Type, categoryName: null, logLevel: null, (_, _, _) => IsUsed())
                : new LoggerFilterRule(OpenTelemetryLoggerProviderName.Type, categoryName: null, LogLevel.None, filter: null));
        }
    }

    /// <summary>Sets our processor of a provider that is being built.</summary>
    public void OnBuilding(BaseProcessor<LogRecord> processor)
    {
        Volatile.Write(ref _ours, processor);
        if (!_isUsed)
        {
            ReloadRules();
        }
    }

    /// <summary>Disables the provider of a processor when the provider has no other processor.</summary>
    public void DisableIfUnused(BaseProcessor<LogRecord> processor)
    {
        if (_isUsed && IsOnlyProcessor(processor))
        {
            _isUsed = false;
            ReloadRules();
        }
    }

    /// <summary>Whether the provider has got another processor. Then the application's own rules apply again.</summary>
    public bool IsUsed()
    {
        if (_isUsed)
        {
            return true;
        }

        if (Volatile.Read(ref _ours) is not { ParentProvider: not null } processor || IsOnlyProcessor(processor))
        {
            return false;
        }

        _isUsed = true;
        ReloadRules();
        return true;
    }

    private void ReloadRules() => Interlocked.Exchange(ref _change, new ConfigurationReloadToken()).OnReload();

    private static bool IsOnlyProcessor(BaseProcessor<LogRecord> processor)
    {
        try
        {
            return processor.ParentProvider is { } provider && (GetProcessor(provider) ?? processor) == processor;
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
