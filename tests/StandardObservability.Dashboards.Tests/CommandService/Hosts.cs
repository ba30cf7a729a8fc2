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
        "fleet" => Worker(Host.CreateApplicationBuilder(args), static b => b.Services.AddServiceModel(FleetModel.For)),
        "generic" => Host.CreateDefaultBuilder(args).ConfigureServices(AddGeneric).Build(),
        "second-host" => BuildAnotherFirst(args),
        _ => throw new ArgumentException($"SHAPE is {shape}.", nameof(shape)),
    };

    public static ServiceModel CreateModel(string service)
        => StandardModel.For(service).With(new Section("Orders", "Orders.", Widget.Chart("Orders placed", Query.Rate(new Signal("orders.placed", InstrumentKind.Counter, "{order}")))));

    private static void AddGeneric(HostBuilderContext context, IServiceCollection services) => services
        .AddStandardObservability(context.Configuration, context.HostingEnvironment)
        .AddServiceModel(static s => StandardModel.For(s, static o => o.IsWeb = false))
        .AddHostedService<StartedService>();

    private static WebApplication Web(WebApplicationBuilder builder, Action<WebApplicationBuilder>? add = null)
    {
        builder.AddStandardObservability();
        builder.Services.AddHostedService<StartedService>();
        builder.Services.AddRouting();
        add?.Invoke(builder);
        var app = builder.Build();
        Map(app);
        return app;
    }

    /// <summary>Requests that succeed and fail, here and in another service.</summary>
    private static void Map(WebApplication app)
    {
        app.MapGet("/orders/{id:int}", static (int id) => Results.StatusCode(id));
        app.MapGet("/broken", static void () => throw new InvalidOperationException("no"));
        app.MapGet("/call/{id:int}", static async (int id, HttpRequest request) => await CallAsync(new Uri($"http://{request.Host}/orders/{id}")));
        app.MapGet("/unreachable", static async () => await CallAsync(new Uri("http://127.0.0.1:1/")));
    }

    private static async Task<int> CallAsync(Uri url)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(url);
        return (int)response.StatusCode;
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
