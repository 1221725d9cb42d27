using Microsoft.AspNetCore.Mvc.RazorPages;
using ToaSoan.Platform;

namespace ToaSoan.Programme.Tasks;

/// <summary>Review meetings, and the tasks that come out of them.</summary>
internal static class TasksModule
{
    /// <summary>Registers what the desk and the offices do to meetings and tasks.</summary>
    public static void AddTasks(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MeetingDesk>();
        builder.Services.AddScoped<TaskDesk>();
        builder.Services.AddScoped<TaskWork>();
        builder.Services.AddScoped<JobWorker, TaskReminders>();
        builder.Services.AddScoped<JobWorker, TaskMail>();
        builder.Services.AddScoped<IFigures, TaskFigures>();
        builder.Services.AddSingleton(PublicTaskWords.Searched);
        builder.Services.Configure<RazorPagesOptions>(static options =>
        {
            options.Conventions.AddPageRoute("/Programme/Tasks/PublicTasks", "/nhiem-vu/trang/{number:number}");
            options.Conventions.AddPageRoute("/Programme/Tasks/PublicTasks", "/nhiem-vu/don-vi/{office}");
            options.Conventions.AddPageRoute("/Programme/Tasks/PublicTasks", "/nhiem-vu/don-vi/{office}/trang/{number:number}");
        });
    }
}
