using StandardObservability.Dashboards;

namespace CommandService;

/// <summary>Builds a host in one of the ways that .NET offers.</summary>
internal static class Hosts
{
    public static IHost Build(string? shape, string[] args) => shape switch
    {
        "web" => Web(WebApplication.CreateBuilder(args)),
        "slim" => Web(WebApplication.CreateSlimBuilder(args)),
        "empty" => Web(WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args, ApplicationName = "CommandService" })),
        "web-with-model" => Web(WebApplication.CreateBuilder(args), static b => b.Services.AddServiceModel(CreateModel)),
        "web-with-two-models" => Web(
            WebApplication.CreateBuilder(args),
            static b => b.Services.AddServiceModel(static s => StandardModel.For(s)).AddServiceModel(CreateModel)),
        "wrong-name" => Web(WebApplication.CreateBuilder(args), static b => b.Services.AddServiceModel(static _ => StandardModel.For("another"))),
        "throws" => Web(WebApplication.CreateBuilder(args), static b => b.Services.AddServiceModel(static _ => throw new NotSupportedException("the model is broken"))),
        "unrenderable" => Web(WebApplication.CreateBuilder(args), static b => b.Services.AddServiceModel(static s => new ServiceModel(s).With(new Alarm(
            "errors", Severity.Page, "Errors.", new AlarmCondition(Query.Logs(LogSeverity.Error), Comparison.Above, 1))))),
        "disabled" => Web(WebApplication.CreateBuilder(args), static b => b.Configuration["Observability:Enabled"] = "false"),
        "worker" => Worker(Host.CreateApplicationBuilder(args)),
        "worker-with-model" => Worker(Host.CreateApplicationBuilder(args), static b => b.Services.AddServiceModel(static s => StandardModel.For(s, static o => o.IsWeb = false))),
        "generic" => Host.CreateDefaultBuilder(args).ConfigureServices(static (context, services) => services
            .AddStandardObservability(context.Configuration, context.HostingEnvironment)
            .AddServiceModel(static s => StandardModel.For(s, static o => o.IsWeb = false))
            .AddHostedService<StartedService>()).Build(),
        "second-host" => BuildAnotherFirst(args),
        _ => throw new ArgumentException($"SHAPE is {shape}.", nameof(shape)),
    };

    public static ServiceModel CreateModel(string service)
        => StandardModel.For(service).With(new Section("Orders", "Orders.", Widget.Chart("Orders placed", Query.Rate(new Signal("orders.placed", InstrumentKind.Counter, "{order}")))));

    private static WebApplication Web(WebApplicationBuilder builder, Action<WebApplicationBuilder>? add = null)
    {
        builder.AddStandardObservability();
        builder.Services.AddHostedService<StartedService>();
        add?.Invoke(builder);
        return builder.Build();
    }

    private static IHost Worker(HostApplicationBuilder builder, Action<HostApplicationBuilder>? add = null)
    {
        builder.AddStandardObservability();
        builder.Services.AddHostedService<StartedService>();
        add?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>Another host of the process, for example of a configuration reader, is built while the registration waits.</summary>
    private static WebApplication BuildAnotherFirst(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddStandardObservability();
        using var other = Host.CreateApplicationBuilder().Build();
        Console.WriteLine("the other host was built");
        return builder.Build();
    }
}
