using StartUp;
using StartUp.Pipelines;

var builder = WebApplication.CreateBuilder(args);
Pipeline.AddTo(builder);
await using var app = builder.Build();
using var orders = new Orders(app.Logger);
app.MapGet("/orders/{id:int}", new OrderEndpoint(orders).AnswerAsync);
Figures.Watch();
await app.RunAsync();
