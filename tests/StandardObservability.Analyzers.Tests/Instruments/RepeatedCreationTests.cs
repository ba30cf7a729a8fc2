using Xunit;

namespace StandardObservability.Analyzers.Tests.Instruments;

public sealed class RepeatedCreationTests
{
    [Fact]
    public Task Reports_a_meter_in_the_handler_of_an_endpoint() => AnalyzedCode.CheckAsync("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        static class Endpoints
        {
            static readonly Meter Shared = new("acme.shop");
            static void Map(WebApplication app)
            {
                var once = new Meter("acme.endpoints");
                app.MapGet("/", () => {|TEL109:new Meter("acme.shop")|}.Name);
                app.MapPost("/", (HttpContext context) => { {|TEL109:Shared.CreateCounter<long>("acme.order.placed", "{order}")|}.Add(1); });
                app.Lifetime.ApplicationStarted.Register(() => new Meter("acme.started"));
            }
        }
        """);

    [Fact]
    public Task Reports_creation_in_actions_middlewares_and_loops() => AnalyzedCode.CheckAsync("""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        public class OrdersController : ControllerBase
        {
            public string Get() => {|TEL109:new ActivitySource("acme.shop")|}.Name;
            string Helper() => new ActivitySource("acme.shop").Name;
        }
        class Middleware(RequestDelegate next)
        {
            readonly Meter _meter = new("acme.shop");
            public Task InvokeAsync(HttpContext context) { {|TEL109:new Meter("acme.shop")|}.Dispose(); return next(context); }
        }
        class Loop
        {
            void Run(Meter meter, string[] names)
            {
                while (true) { meter = {|TEL109:new Meter("acme.shop")|}; }
                foreach (var name in names) { meter.CreateObservableGauge(name, () => 1, "1"); meter.CreateCounter<long>(name, "1"); }
            }
        }
        """);

    [Fact]
    public Task Reports_an_observable_instrument_of_each_instance_on_a_shared_meter() => AnalyzedCode.CheckAsync("""
        class Queue
        {
            static readonly Meter Shared = new("acme.shop");
            readonly ObservableGauge<long> _length = {|TEL109:Shared.CreateObservableGauge("acme.queue.length", () => 1L, "{order}")|};
            readonly Counter<long> _placed = Shared.CreateCounter<long>("acme.order.placed", "{order}");
            static readonly ObservableGauge<long> Once = Shared.CreateObservableGauge("acme.queue.size", () => 1L, "{order}");
        }
        """);
}
